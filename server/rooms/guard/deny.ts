import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { closeForNow } from "../access/index.ts";
import { desk } from "./desk.ts";
import { noticeOf } from "./link.ts";
import { raise } from "./raise.ts";
import { changeAlarm, denyNotice } from "./store.ts";
import { actorOfEvent } from "./store-history.ts";

/** Somebody says that it was not they: sessions end, the account is closed until somebody looked, nothing sensitive is done. Publishes `guard.denied`. */
export async function deny(tx: Db, now: Date, token: string): Promise<void> {
  const notice = await noticeOf(tx, token, now);
  if (notice.denied_at) return;
  const { person_id: personId, what } = notice;
  await denyNotice(tx, notice.id, now);
  await publish(tx, { type: "guard.denied", actorId: null, personId, data: { what, notice_id: notice.id } }, now);
  const cause = await actorOfEvent(tx, notice.event_id);
  const causedBy = cause && cause !== personId ? [cause] : [];
  const alarm = await raise(tx, now, { kind: "not_me", personId, locks: true, facts: { what }, causedBy });
  const closed = await closeForNow(tx, desk, personId, now);
  if (alarm && closed) await changeAlarm(tx, alarm, { closed_account: true });
}
