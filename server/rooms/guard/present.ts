import type { AccountFact, GuardAlarm } from "../../../contract/guard.ts";
import type { Actor } from "../../platform/actor.ts";
import { mayLift } from "./policy.ts";
import type { ShownAlarm } from "./store.ts";
import type { HistoryRow } from "./store-history.ts";

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? "" });

export const presentAlarm = (row: ShownAlarm, actor: Actor): GuardAlarm => ({
  id: row.id,
  kind: row.kind,
  person: named(row.person_id, row.person_name),
  technician: named(row.technician_id, row.technician_name),
  number: row.number,
  count: Number(row.facts["count"] ?? 1),
  locks: row.locks,
  closed_account: row.closed_account,
  ticket_number: row.ticket_number,
  at: row.at.toISOString(),
  can: { lift: mayLift(actor, row) },
});

export const presentFact = (row: HistoryRow, withheld: boolean): AccountFact => ({
  id: row.id,
  at: row.at.toISOString(),
  type: row.type,
  actor: named(row.actor_id, row.actor),
  ticket_number: row.ticket_number,
  data: withheld ? {} : row.data,
  withheld,
});
