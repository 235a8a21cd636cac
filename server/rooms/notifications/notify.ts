import type { Notification } from "../../../contract/work.ts";
import type { Db } from "../../platform/db.ts";
import { publishAll } from "../../platform/events/publish-all.ts";
import { newId } from "../../platform/id.ts";
import { insertNotifications } from "./store.ts";

export interface NotificationGiven {
  /** The cause; a second call for the same event, person and kind changes nothing. */
  eventId: string | null;
  personId: string;
  kind: Notification["kind"];
  ticketId?: string | null;
  actorId?: string | null;
  /** The reason that was given, in the words of who gave it. */
  text?: string | null;
  at: Date;
}

/** Tells people inside the desk; publishes `notification.added`, which reaches that person's screens alone. */
export async function notifyAll(tx: Db, given: readonly NotificationGiven[]): Promise<void> {
  const rows = given
    .filter((one) => one.actorId !== one.personId)
    .map((one) => ({
      id: newId(),
      event_id: one.eventId,
      person_id: one.personId,
      kind: one.kind,
      ticket_id: one.ticketId ?? null,
      actor_id: one.actorId ?? null,
      text: one.text ?? null,
      at: one.at,
      read_at: null,
    }));
  const told = await insertNotifications(tx, rows);
  await publishAll(
    tx,
    told.map((personId) => ({ type: "notification.added", actorId: null, personId })),
  );
}

export const notify = (tx: Db, given: NotificationGiven): Promise<void> => notifyAll(tx, [given]);
