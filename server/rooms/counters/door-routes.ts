import { counterDoorRoutes } from "../../../contract/counter-door.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { checkIn } from "./check-in.ts";
import { pair } from "./devices.ts";
import { leave } from "./go.ts";
import { findDevice, findMine, lockMine } from "./load-walk-in.ts";
import { presentDoor, presentPlace, presentView } from "./present.ts";
import { rate } from "./rate.ts";
import { linkOf, standingOf } from "./standing.ts";
import { recallCounter, type CounterRow } from "./store-counters.ts";
import { findWalkIn, placeOf } from "./store-shown.ts";
import { listenAtPlace, listenOnDevice } from "./stream/listen.ts";
import { networkMark, passIsGood } from "./tokens.ts";

async function show(db: Db, now: Date, id: string) {
  const row = await findWalkIn(db, id);
  if (!row) throw notFound("walk_in");
  return presentPlace(row, row.state === "waiting" ? await placeOf(db, row, now) : 0);
}

/** Whoever stands before the counter's screen right now. */
async function doorOf(db: Db, now: Date, key: string, pass: string): Promise<CounterRow> {
  const counter = await recallCounter(db, key);
  if (!counter?.by_phone) throw notFound("counter");
  if (!passIsGood(counter.id, pass, now)) throw new Problem(403, "pass_over");
  return counter;
}

export const doorRoutes = handle(counterDoorRoutes, {
  "POST /counter-pairings": ({ db, now, body, request }) => pair(db, now, body.code, request.ip),
  "GET /counter-device": async ({ db, now, request }) => {
    const { device, counter } = await findDevice(db, request);
    return presentView(await standingOf(db, now, counter), device.kind, linkOf(counter, now));
  },
  "GET /counter-device/events": async ({ db, request, reply }) => {
    const { device } = await findDevice(db, request);
    await listenOnDevice(db, device, request.ip, reply);
    // The stream goes on by itself; nothing is answered here.
    return reply as never;
  },
  "POST /counter-device/walk-ins": async ({ db, now, body, request }) => {
    const { device, counter } = await findDevice(db, request);
    if (device.kind !== "kiosk") throw new Problem(403, "device_only_shows");
    return show(db, now, await checkIn(db, now, counter, body, { via: "kiosk", deviceId: device.id }));
  },
  "GET /counters/{id}/door": async ({ db, now, params, query }) =>
    presentDoor(await standingOf(db, now, await doorOf(db, now, params.id, query.pass))),
  "POST /counters/{id}/walk-ins": async ({ db, now, params, body: { pass, ...body }, request }) => {
    const counter = await doorOf(db, now, params.id, pass);
    return show(db, now, await checkIn(db, now, counter, body, { via: "phone", network: networkMark(request.ip) }));
  },
  "GET /my-walk-in": async ({ db, now, request }) => show(db, now, (await findMine(db, request)).id),
  "GET /my-walk-in/events": async ({ db, request, reply }) => {
    await listenAtPlace(db, await findMine(db, request), request.ip, reply);
    return reply as never;
  },
  "POST /my-walk-in/leave": async ({ db, now, request }) => {
    const row = await lockMine(db, request);
    await leave(db, now, row);
    return show(db, now, row.id);
  },
  "POST /my-walk-in/rating": async ({ db, now, body, request }) => {
    const row = await lockMine(db, request);
    await rate(db, now, row, body.rating);
    return show(db, now, row.id);
  },
});
