import type { z } from "zod";
import type { counterRoutes } from "../../../contract/counters.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { allCalendars } from "../calendars/index.ts";
import { findRequestType } from "../catalog/index.ts";
import { findSiteById } from "../people/index.ts";
import { findTeam } from "../teams/index.ts";
import { changeCounterRow, insertCounter, type CounterRow } from "./store-counters.ts";

type Created = z.output<(typeof counterRoutes)["POST /counters"]["body"]>;
type Changed = z.output<(typeof counterRoutes)["PATCH /counters/{id}"]["body"]>;

async function check(tx: Db, { team_id, site_id, calendar_id, reasons = [] }: Changed): Promise<void> {
  if (team_id && !(await findTeam(tx, team_id))) throw wrongField("/team_id", "unknown", { what: "team" });
  if (site_id && !(await findSiteById(tx, site_id))) throw wrongField("/site_id", "unknown", { what: "site" });
  if (calendar_id && !(await allCalendars(tx)).some(({ id }) => id === calendar_id))
    throw wrongField("/calendar_id", "unknown", { what: "calendar" });
  const keys = reasons.map(({ key }) => key);
  const twice = keys.findIndex((key, place) => keys.indexOf(key) !== place);
  if (twice >= 0) throw wrongField(`/reasons/${twice}/key`, "taken");
  for (const [place, { request_type }] of reasons.entries())
    if (request_type && !(await findRequestType(tx, request_type)))
      throw wrongField(`/reasons/${place}/request_type`, "unknown", { what: "request_type" });
}

const columnsOf = ({ reasons, words, ...given }: Changed) => ({
  ...given,
  ...(reasons && { reasons: JSON.stringify(reasons) }),
  ...(words && { words: JSON.stringify(words) }),
});

/** One more place to come to. Publishes `counter.created`. Answers its id. */
export async function createCounter(tx: Db, actor: Actor, now: Date, given: Created): Promise<string> {
  await check(tx, given);
  const id = newId();
  const { reasons, words, ...rest } = given;
  const row = { ...rest, id, reasons: JSON.stringify(reasons), words: JSON.stringify(words), changed_at: now };
  if (!(await insertCounter(tx, row))) throw wrongField("/key", "taken");
  const data = { counter_id: id, key: given.key, name: given.name_en };
  await publish(tx, { type: "counter.created", actorId: actor.personId, data }, now);
  return id;
}

/** Publishes `counter.changed` with what was changed. */
export async function changeCounter(tx: Db, actor: Actor, now: Date, row: CounterRow, given: Changed): Promise<void> {
  await check(tx, given);
  await changeCounterRow(tx, row.id, { ...columnsOf(given), changed_at: now });
  const data = { counter_id: row.id, key: row.key, name: given.name_en ?? row.name_en, fields: Object.keys(given) };
  await publish(tx, { type: "counter.changed", actorId: actor.personId, data }, now);
}
