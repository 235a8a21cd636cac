import type { CounterDevice } from "../../../contract/counters.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { newCode, newToken } from "../../platform/secrets.ts";
import { networkOf } from "../access/index.ts";
import { countWrong, requireFewWrong } from "./limits.ts";
import { changeDevice, devicesOf, insertDevice, lockByCode, type DeviceRow } from "./store-devices.ts";
import { hashOf } from "./tokens.ts";

const goodFor = 15 * 60_000;
const most = 50;

const freshCode = (now: Date) => {
  const code = newCode();
  return { code, kept: { code_hash: hashOf("code", code), code_until: new Date(now.getTime() + goodFor) } };
};

type Fact = "counter_device.created" | "counter_device.code_made" | "counter_device.paired" | "counter_device.revoked";
const tell = (tx: Db, personId: string | null, now: Date, type: Fact, { id, counter_id, name, kind }: DeviceRow) =>
  publish(tx, { type, actorId: personId, data: { device_id: id, counter_id, name, kind } }, now);

/** One more kiosk or board. Answers the code that pairs it, which nobody can read again. */
export async function addDevice(tx: Db, actor: Actor, now: Date, counterId: string, given: Pick<DeviceRow, "name" | "kind">) {
  if ((await devicesOf(tx, counterId)).filter(({ revoked_at }) => !revoked_at).length >= most)
    throw new Problem(409, "too_many_ready", { facts: { most } });
  const { code, kept } = freshCode(now);
  const none = { token_hash: null, paired_at: null, seen_at: null, revoked_at: null };
  const row = { ...none, ...kept, id: newId(), counter_id: counterId, ...given, made_at: now };
  await insertDevice(tx, row);
  await tell(tx, actor.personId, now, "counter_device.created", row);
  return { row, code };
}

/** Another code. What was paired before is so until the code is used. One that was revoked can be paired again with it. */
export async function codeAnew(tx: Db, actor: Actor, now: Date, row: DeviceRow): Promise<string> {
  const { code, kept } = freshCode(now);
  await changeDevice(tx, row.id, { ...kept, revoked_at: null, ...(row.revoked_at && { token_hash: null, paired_at: null }) });
  await tell(tx, actor.personId, now, "counter_device.code_made", row);
  return code;
}

/** From now on it shows and takes nothing: neither its token nor a code that waits is good. */
export async function revoke(tx: Db, actor: Actor, now: Date, row: DeviceRow): Promise<void> {
  if (row.revoked_at) return;
  await changeDevice(tx, row.id, { revoked_at: now, token_hash: null, code_hash: null, code_until: null });
  await tell(tx, actor.personId, now, "counter_device.revoked", row);
}

/** Whoever stands before the device types the code, once. Answers the device's token. */
export async function pair(tx: Db, now: Date, code: string, ip: string): Promise<{ token: string; kind: DeviceRow["kind"] }> {
  const network = networkOf(ip);
  requireFewWrong(network, now);
  const row = await lockByCode(tx, hashOf("code", code));
  if (!row?.code_until || row.code_until <= now) {
    countWrong(network, now);
    throw new Problem(403, "wrong_pairing_code");
  }
  const token = newToken();
  await changeDevice(tx, row.id, { code_hash: null, code_until: null, token_hash: hashOf("device", token), paired_at: now, seen_at: now });
  await tell(tx, null, now, "counter_device.paired", row);
  return { token, kind: row.kind };
}

export const presentDevice = (row: DeviceRow, now: Date): CounterDevice => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  state: row.revoked_at ? "revoked" : row.token_hash ? "paired" : "to_pair",
  code_until: row.code_until && row.code_until > now ? row.code_until.toISOString() : null,
  paired_at: row.paired_at?.toISOString() ?? null,
  seen_at: row.seen_at?.toISOString() ?? null,
});
