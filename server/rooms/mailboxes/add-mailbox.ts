import type { mailboxRoutes } from "../../../contract/mailboxes.ts";
import type { BodyOf } from "../../../contract/route.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { findTeam } from "../teams/index.ts";
import { setProbe } from "./set-probe.ts";
import { insertMailbox, mailboxByKey } from "./store.ts";

/** Adds an address of the desk; nothing is fetched or sent before it is said how. Publishes `mailbox.added`. */
export async function addMailbox(
  tx: Db,
  actor: Actor,
  now: Date,
  given: BodyOf<(typeof mailboxRoutes)["POST /mailboxes"]>,
): Promise<string> {
  await requireTeam(tx, given.team_id);
  const id = newId();
  const row = {
    id,
    key: given.key,
    name: given.name,
    address: given.address,
    team_id: given.team_id ?? null,
    language: given.language ?? "en",
    sender_name: given.sender_name ?? given.name,
    signature: given.signature ?? "",
    plus_addressing: given.plus_addressing ?? true,
    receivers: given.receivers ?? [],
    strangers: given.strangers ?? "open",
    technician_replies: given.technician_replies ?? false,
    created_at: now,
    updated_at: now,
  };
  if (!(await insertMailbox(tx, row))) throw wrongField((await mailboxByKey(tx, given.key)) ? "/key" : "/address", "taken");
  if (given.probe_minutes !== undefined) await setProbe(tx, id, given.probe_minutes);
  await publish(tx, {
    type: "mailbox.added",
    actorId: personIdOf(actor),
    data: { mailbox_id: id, name: given.name, address: given.address },
  });
  return id;
}

export async function requireTeam(tx: Db, teamId: string | null | undefined): Promise<void> {
  if (teamId && !(await findTeam(tx, teamId))) throw wrongField("/team_id", "unknown", { what: "team" });
}
