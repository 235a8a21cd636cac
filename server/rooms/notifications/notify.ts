import type { Notification } from "../../../contract/work.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { insertNotification } from "./store.ts";

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

/** Tells somebody inside the desk; publishes `notification.added`, which reaches that person's screens alone. */
export async function notify(tx: Db, given: NotificationGiven): Promise<void> {
  if (given.actorId === given.personId) return;
  const added = await insertNotification(tx, {
    id: newId(),
    event_id: given.eventId,
    person_id: given.personId,
    kind: given.kind,
    ticket_id: given.ticketId ?? null,
    actor_id: given.actorId ?? null,
    text: given.text ?? null,
    at: given.at,
    read_at: null,
  });
  if (added) await publish(tx, { type: "notification.added", actorId: null, personId: given.personId });
}
