import type { NoticeKind } from "../../../contract/work.ts";
import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { actorFor } from "../access/index.ts";
import { findPeopleByIds, type PersonRow } from "../people/index.ts";
import { mayReadTicket, type TicketHead } from "../tickets/index.ts";
import type { NotificationGiven } from "./notify.ts";
import { queueMessages, type MessageGiven } from "./queue-message.ts";
import { quietUntil } from "./quiet-until.ts";
import { workLink } from "./settings.ts";
import { replyBodies } from "./store.ts";
import { quietHoursOf } from "./store-quiet.ts";

/** What somebody inside wants to learn by mail. */
export interface NoticeByMail extends NotificationGiven {
  eventId: string;
  kind: NoticeKind;
  ticket: TicketHead;
  /** The reply that it is about. */
  replyId: string | null;
  /** Where it is a promise: somebody gave their own word. What every ticket is owed waits until the morning. */
  own: boolean;
}

function letterOf(notice: NoticeByMail, to: PersonRow, actor: PersonRow | undefined, replied: string): MessageGiven {
  const { ticket, kind, eventId, at } = notice;
  const values = {
    "ticket.number": String(ticket.number),
    "ticket.subject": ticket.subject,
    "ticket.desk_link": workLink(ticket.number),
    "actor.name": actor?.name ?? say(to.language, "mail_phrase.the_desk"),
    reason: notice.text ?? "",
    "mail.address": notice.text ?? "",
    "reply.text": replied,
  };
  return { eventId, kind, to, ticketId: ticket.id, technician: true, values, at };
}

const ownPromise: ReadonlySet<NoticeKind> = new Set(["promise_soon", "promise_due", "target_near", "target_missed"]);

/** Mails people inside what they want to have by mail, after their quiet hours. Only to those who may read the ticket now: it may have gone where they may not follow. */
export async function mailTechnicians(tx: Db, notices: readonly NoticeByMail[]): Promise<void> {
  if (notices.length === 0) return;
  const ids = notices.flatMap(({ personId, actorId }) => [personId, ...(actorId ? [actorId] : [])]);
  const [people, quiet, replies] = await Promise.all([
    findPeopleByIds(tx, ids),
    quietHoursOf(
      tx,
      notices.map(({ personId }) => personId),
    ),
    replyBodies(
      tx,
      notices.flatMap(({ replyId }) => replyId ?? []),
    ),
  ]);
  const letters: MessageGiven[] = [];
  for (const notice of notices) {
    const to = people.get(notice.personId);
    if (!to?.email || !to.active || !mayReadTicket(await actorFor(tx, to.id), notice.ticket)) continue;
    // What is promised for a time they want to hear of at that time.
    const hours = ownPromise.has(notice.kind) && notice.own ? undefined : quiet.get(to.id);
    const notBefore = hours ? quietUntil(notice.at, to.time_zone, hours) : null;
    const letter = letterOf(notice, to, people.get(notice.actorId ?? ""), replies.get(notice.replyId ?? "") ?? "");
    letters.push({ ...letter, ...(notBefore && { notBefore }) });
  }
  await queueMessages(tx, letters);
}
