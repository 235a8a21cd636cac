import { counterRoutes } from "../../../contract/counters.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { allCalendars } from "../calendars/index.ts";
import { changeCounter, createCounter } from "./change-counter.ts";
import { addDevice, codeAnew, presentDevice, revoke } from "./devices.ts";
import { presentCounter } from "./present.ts";
import { findCounter, listCounters, lockCounter, type ShownCounter } from "./store-counters.ts";
import { deviceById, devicesOf, lockDevice, type DeviceRow } from "./store-devices.ts";
import { waitsAt } from "./store-waits.ts";

async function load(db: Db, idOrKey: string): Promise<ShownCounter> {
  const row = await findCounter(db, isId(idOrKey) ? "id" : "key", idOrKey);
  if (!row) throw notFound("counter");
  return row;
}

async function show(db: Db, rows: readonly ShownCounter[]) {
  const calendars = new Map((await allCalendars(db)).map(({ id, name }) => [id, name]));
  return rows.map((row) => presentCounter(row, calendars));
}

async function showOne(db: Db, idOrKey: string) {
  const [counter] = await show(db, [await load(db, idOrKey)]);
  if (!counter) throw notFound("counter");
  return counter;
}

async function lockedDevice(tx: Db, id: string): Promise<DeviceRow> {
  const row = isId(id) ? await lockDevice(tx, id) : undefined;
  if (!row) throw notFound("counter_device");
  return row;
}

const minutes = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 6000) / 10);
const usual = 28 * 86_400_000;

async function waits(db: Db, now: Date, idOrKey: string, query: { from?: string | undefined; to?: string | undefined }) {
  const { id } = await load(db, idOrKey);
  const to = query.to ? new Date(query.to) : now;
  const from = query.from ? new Date(query.from) : new Date(to.getTime() - usual);
  if (from >= to) throw wrongField("/from", "after_to");
  const { median_ms, most_ms, ...counts } = await waitsAt(db, id, from, to);
  return { ...counts, from: from.toISOString(), to: to.toISOString(), median_minutes: minutes(median_ms), most_minutes: minutes(most_ms) };
}

export const counterAdminRoutes = handle(counterRoutes, {
  "GET /counters": async ({ db }) => ({ items: await show(db, await listCounters(db)) }),
  "POST /counters": async ({ db, actor, now, body }) => showOne(db, await createCounter(db, actor, now, body)),
  "GET /counters/{id}": ({ db, params }) => showOne(db, params.id),
  "PATCH /counters/{id}": async ({ db, actor, now, params, body, request }) => {
    const { id } = await load(db, params.id);
    const row = await lockCounter(db, id);
    if (!row) throw notFound("counter");
    await requireVersion(row, request.headers["if-match"], () => showOne(db, id));
    await changeCounter(db, actor, now, row, body);
    return showOne(db, id);
  },
  "GET /counters/{id}/devices": async ({ db, now, params }) => {
    const { id } = await load(db, params.id);
    return { items: (await devicesOf(db, id)).map((row) => presentDevice(row, now)) };
  },
  "POST /counters/{id}/devices": async ({ db, actor, now, params, body }) => {
    const { id } = await load(db, params.id);
    const { row, code } = await addDevice(db, actor, now, id, body);
    return { ...presentDevice(row, now), code };
  },
  "POST /counter-devices/{id}/codes": async ({ db, actor, now, params }) => {
    const row = await lockedDevice(db, params.id);
    const code = await codeAnew(db, actor, now, row);
    const after = (await deviceById(db, row.id)) ?? row;
    return { ...presentDevice(after, now), code };
  },
  "DELETE /counter-devices/{id}": async ({ db, actor, now, params }) => revoke(db, actor, now, await lockedDevice(db, params.id)),
  "GET /counters/{id}/waits": ({ db, now, params, query }) => waits(db, now, params.id, query),
});
