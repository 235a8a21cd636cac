import { guardRoutes } from "../../../contract/guard.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { notFound, Problem, wrongField } from "../../platform/problem.ts";
import { findPersonById } from "../people/index.ts";
import { mayReadInside, ticketHeads } from "../tickets/index.ts";
import { deny } from "./deny.ts";
import { lift } from "./lift.ts";
import { noticeOf } from "./link.ts";
import { mayReadHistory } from "./policy.ts";
import { presentAlarm, presentFact } from "./present.ts";
import { raise } from "./raise.ts";
import { liveAlarms, showAlarm } from "./store.ts";
import { historyOf, raisedBy } from "./store-history.ts";

/** So many alarms one technician raises by hand within an hour: each locks somebody’s account. */
const mostByHand = 10;
const hour = 60 * 60_000;

/** That something was done is for whoever reads the history; what a confidential ticket says is not. */
async function hiddenFrom(db: Db, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  const heads = await ticketHeads(db, [...new Set(ids)]);
  return new Set([...heads.values()].filter((head) => head.confidential && !mayReadInside(actor, head)).map(({ id }) => id));
}

export const boundRoutes = handle(guardRoutes, {
  // Nobody reads here that they are looked at.
  "GET /guard-alarms": async ({ db, actor, query }) => {
    const after = decodeCursor(query.cursor, ["time", "id"]);
    const rows = await liveAlarms(db, { after, limit: query.limit, unseenBy: actor.personId });
    return toPage(
      rows,
      query.limit,
      (row) => presentAlarm(row, actor),
      (row) => [row.exact_at, row.id],
    );
  },
  "POST /guard-alarms": async ({ db, actor, now, body }) => {
    const person = await findPersonById(db, body.person);
    if (!person) throw wrongField("/person", "unknown", { what: "person" });
    if ((await raisedBy(db, personIdOf(actor), new Date(now.getTime() - hour))) >= mostByHand)
      throw new Problem(429, "enough_alarms", { facts: { seconds: 600 } });
    const id = await raise(db, now, { kind: "by_hand", personId: person.id, locks: true, actorId: personIdOf(actor), words: body.reason });
    const row = id === null ? undefined : await showAlarm(db, id);
    if (!row) throw new Problem(409, "alarm_goes_on");
    return presentAlarm(row, actor);
  },
  "POST /guard-alarms/{id}/lifts": async ({ db, actor, now, params, body }) => lift(db, actor, now, params.id, body.reason),
  "GET /people/{id}/account-history": async ({ db, actor, params, query }) => {
    if (!mayReadHistory(actor)) throw new Problem(403, "history_of_accounts");
    const person = await findPersonById(db, params.id);
    if (!person) throw notFound("person");
    const rows = await historyOf(db, person.id, decodeCursor(query.cursor, ["time", "id"]), query.limit);
    const hidden = await hiddenFrom(
      db,
      actor,
      rows.flatMap(({ ticket_id }) => ticket_id ?? []),
    );
    return toPage(
      rows,
      query.limit,
      (row) => presentFact(row, row.ticket_id !== null && hidden.has(row.ticket_id)),
      (row) => [row.exact_at, row.id],
    );
  },
  "POST /not-me/readings": async ({ db, now, body }) => {
    const { what, at, denied_at } = await noticeOf(db, body.token, now);
    return { what, at: at.toISOString(), denied_at: denied_at?.toISOString() ?? null };
  },
  "POST /not-me/denials": async ({ db, now, body }) => deny(db, now, body.token),
});
