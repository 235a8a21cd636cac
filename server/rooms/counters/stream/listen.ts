import type { FastifyReply } from "fastify";
import type { Db } from "../../../platform/db.ts";
import { openEvents } from "../../../platform/http/open-events.ts";
import { takeSeats } from "../../../platform/http/seats.ts";
import { streams as most } from "../limits.ts";
import type { WalkInRow } from "../store.ts";
import type { DeviceRow } from "../store-devices.ts";
import { counterTailOf, type DeviceListener, type PlaceListener } from "./tail.ts";

type Without<T> = Omit<T, "told" | "events">;

async function listen(
  db: Db,
  who: Without<DeviceListener> | Without<PlaceListener>,
  giveBack: () => void,
  reply: FastifyReply,
): Promise<void> {
  const tail = counterTailOf(db);
  const events = openEvents(reply);
  const listener = { ...who, told: "", events };
  void events.whenClosed.then(() => {
    giveBack();
    tail.leave(listener);
  });
  // They connect again, and go on where they are.
  await tail.join(listener).catch(() => events.close());
  if (events.closed) tail.leave(listener);
}

/** Tells a kiosk or board what it shows, as it changes, until it leaves or is paired no more. */
export async function listenOnDevice(db: Db, device: DeviceRow, ip: string, reply: FastifyReply): Promise<void> {
  const giveBack = takeSeats(db, [
    [`counter device ${device.id}`, most.ofDevice],
    [`counter network ${ip}`, most.ofNetwork],
  ]);
  const { id: deviceId, kind, counter_id: counterId, token_hash } = device;
  await listen(db, { deviceId, kind, counterId, token: token_hash ?? Buffer.alloc(0) }, giveBack, reply);
}

/** Tells somebody how it stands with their place, until they leave. */
export async function listenAtPlace(db: Db, { id: walkInId }: WalkInRow, ip: string, reply: FastifyReply): Promise<void> {
  const giveBack = takeSeats(db, [
    [`place ${walkInId}`, most.ofPlace],
    [`counter network ${ip}`, most.ofNetwork],
  ]);
  await listen(db, { walkInId }, giveBack, reply);
}
