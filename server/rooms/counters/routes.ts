import { walkInRoutes } from "../../../contract/walk-ins.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { loadInside, mayReadTicket, ticketHeads, wholeOf } from "../tickets/index.ts";
import { callNext, callOne } from "./call.ts";
import { noShow } from "./go.ts";
import { mayServe, maySee, queueOf } from "./load-walk-in.ts";
import { presentWalkIn } from "./present.ts";
import { putBack } from "./put-back.ts";
import { sendOn } from "./send-on.ts";
import { serve } from "./serve.ts";
import { countWaitingFor } from "./store.ts";
import { awayFor, findWalkIn, heldBy, waitingFor, walkInsOfTickets, type ShownWalkIn } from "./store-shown.ts";

async function present(db: Db, actor: Actor, now: Date, rows: readonly ShownWalkIn[]) {
  const heads = await ticketHeads(
    db,
    rows.flatMap(({ ticket_id }) => ticket_id ?? []),
  );
  return rows.map((row) => {
    const head = row.ticket_id ? heads.get(row.ticket_id) : undefined;
    return presentWalkIn(row, now, { serve: mayServe(actor, row), ticket: head !== undefined && mayReadTicket(actor, head) });
  });
}

async function show(db: Db, actor: Actor, now: Date, id: string) {
  const row = isId(id) ? await findWalkIn(db, id) : undefined;
  const mine = row?.technician_id !== null && row?.technician_id === actor.personId;
  // Whom one sent on to others one sees no more.
  if (!row || !(maySee(actor, row) || mine)) throw notFound("walk_in");
  const [shown] = await present(db, actor, now, [row]);
  if (!shown) throw notFound("walk_in");
  return shown;
}

/** What was just done to somebody, also where they are others' business now. */
async function showDone(db: Db, actor: Actor, now: Date, id: string) {
  const row = await findWalkIn(db, id);
  const [shown] = row ? await present(db, actor, now, [row]) : [];
  if (!shown) throw notFound("walk_in");
  return shown;
}

const shownWaiting = 50;
const halfHour = 30 * 60_000;

export const routes = handle(walkInRoutes, {
  "GET /walk-ins": async ({ db, actor, now }) => {
    const queue = queueOf(actor);
    const [waiting, count, mine, away] = await Promise.all([
      waitingFor(db, queue, shownWaiting, now),
      countWaitingFor(db, queue),
      heldBy(db, personIdOf(actor)),
      awayFor(db, queue, new Date(now.getTime() - halfHour)),
    ]);
    const seen = (rows: readonly ShownWalkIn[]) => rows.filter((row) => maySee(actor, row));
    return {
      waiting: await present(db, actor, now, seen(waiting)),
      more_waiting: Math.max(0, count - waiting.length),
      mine: await present(db, actor, now, mine),
      away: await present(db, actor, now, seen(away)),
    };
  },
  "POST /walk-ins/next": async ({ db, actor, now, body }) => show(db, actor, now, await callNext(db, actor, now, body)),
  "GET /walk-ins/{id}": ({ db, actor, now, params }) => show(db, actor, now, params.id),
  "GET /tickets/{id}/walk-ins": async ({ db, actor, now, params }) => {
    const ticket = await loadInside(db, actor, params.id);
    return { items: await present(db, actor, now, await walkInsOfTickets(db, wholeOf(ticket))) };
  },
  "POST /walk-ins/{id}/calls": async ({ db, actor, now, params, body }) =>
    show(db, actor, now, await callOne(db, actor, now, params.id, body.desk)),
  "POST /walk-ins/{id}/serve": async ({ db, actor, now, params }) => show(db, actor, now, await serve(db, actor, now, params.id)),
  "POST /walk-ins/{id}/put-back": async ({ db, actor, now, params }) => show(db, actor, now, await putBack(db, actor, now, params.id)),
  "POST /walk-ins/{id}/no-show": async ({ db, actor, now, params }) => show(db, actor, now, await noShow(db, actor, now, params.id)),
  "POST /walk-ins/{id}/transfers": async ({ db, actor, now, params, body }) =>
    showDone(db, actor, now, await sendOn(db, actor, now, params.id, body.counter)),
});
