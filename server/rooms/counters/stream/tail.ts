import type { Db } from "../../../platform/db.ts";
import { endOfLog, readAfter, type LogCursor } from "../../../platform/events/read.ts";
import { onWake } from "../../../platform/events/wake.ts";
import { encodeSent, type OpenEvents } from "../../../platform/http/open-events.ts";
import { lookWhenPoked } from "../../../platform/look-when-poked.ts";
import { presentPlace, presentView } from "../present.ts";
import { linkOf, placeIn, standingsOf } from "../standing.ts";
import { countersByIds } from "../store-counters.ts";
import { devicesAlive, noteSeen } from "../store-devices.ts";
import { walkInsByIds } from "../store-shown.ts";

interface Listener {
  /** As it was told last, so that what did not change is told to nobody. */
  told: string;
  events: OpenEvents;
}
/** A kiosk or board. */
export interface DeviceListener extends Listener {
  deviceId: string;
  kind: "kiosk" | "board";
  counterId: string;
  token: Buffer;
}
/** A telephone with a place. */
export interface PlaceListener extends Listener {
  walkInId: string;
}

const batch = 250;
const beatEvery = 15_000;
/** Codes, hours and who may still tap how it was change without anybody's doing. */
const lookEvery = 20_000;
const checkEvery = 2000;
const seenEvery = 60_000;

/** The one reader of the log that all screens and telephones of a process share. It runs while any listens. */
export interface CounterTail {
  join(listener: DeviceListener | PlaceListener): Promise<void>;
  leave(listener: DeviceListener | PlaceListener): void;
}

const tails = new WeakMap<Db, CounterTail>();

export function counterTailOf(db: Db): CounterTail {
  const tail = tails.get(db) ?? createTail(db);
  tails.set(db, tail);
  return tail;
}

function tell(listener: Listener, data: unknown): void {
  const text = encodeSent({ type: "state", data });
  if (text === listener.told) return;
  listener.told = text;
  listener.events.write(text);
}

function createTail(db: Db): CounterTail {
  const devices = new Set<DeviceListener>();
  const places = new Set<PlaceListener>();
  let place: LogCursor | null = null;
  let stop: (() => void) | null = null;

  /** All that listen, by four questions. A desk has few counters, and a queue is as long as people stand in it. */
  const look = async (): Promise<void> => {
    const now = new Date();
    const rows = await walkInsByIds(db, [...new Set([...places].map(({ walkInId }) => walkInId))]);
    const wanted = [...[...devices].map(({ counterId }) => counterId), ...rows.map(({ counter_id }) => counter_id)];
    const standings = await standingsOf(db, now, await countersByIds(db, [...new Set(wanted)]));
    for (const device of devices) {
      const standing = standings.get(device.counterId);
      if (standing) tell(device, presentView(standing, device.kind, linkOf(standing.counter, now)));
    }
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const listener of places) {
      const row = byId.get(listener.walkInId);
      if (row) tell(listener, presentPlace(row, placeIn(standings.get(row.counter_id)?.queue ?? [], row, now)));
    }
  };

  const read = async (): Promise<void> => {
    let moved = false;
    for (let full = true; full && place;) {
      const events = await readAfter(db, place, batch);
      const last = events.at(-1);
      moved ||= events.some(({ type }) => /^(walk_in|counter|counter_device|calendar)\./.test(type));
      if (last && place) place = { xid: last.xid, id: last.id };
      full = events.length === batch;
    }
    if (moved) await look();
  };

  /** One that was revoked, or paired anew, hears no more. */
  const closeRevoked = async (): Promise<void> => {
    if (devices.size === 0) return;
    const alive = await devicesAlive(
      db,
      [...devices].map(({ token }) => token),
    );
    for (const { token, events } of devices) if (!alive.has(token.toString("hex"))) events.close();
  };

  const saySeen = () => noteSeen(db, [...new Set([...devices].map(({ deviceId }) => deviceId))], new Date());

  const start = async (): Promise<void> => {
    if (stop) return;
    // The database being away is no reason to end: the next poke looks again.
    const looks = [read, look, closeRevoked, async () => void (await saySeen())].map((work) => lookWhenPoked(work, () => {}));
    const [reading, looking, closing, seeing] = looks;
    const off = onWake(() => reading?.poke());
    const timers = [
      setInterval(() => [...devices, ...places].forEach(({ events }) => events.beat()), beatEvery),
      setInterval(() => looking?.poke(), lookEvery),
      setInterval(() => closing?.poke(), checkEvery),
      setInterval(() => seeing?.poke(), seenEvery),
    ];
    stop = () => {
      off();
      timers.forEach(clearInterval);
      for (const one of looks) void one.stop();
      stop = null;
      place = null;
    };
    place = await endOfLog(db);
  };

  return {
    async join(listener) {
      if ("deviceId" in listener) devices.add(listener);
      else places.add(listener);
      await start();
      // After the tail has its place: nothing falls between what is read now and what it will read.
      await look();
    },
    leave(listener) {
      if ("deviceId" in listener) devices.delete(listener);
      else places.delete(listener);
      if (devices.size + places.size === 0) stop?.();
    },
  };
}
