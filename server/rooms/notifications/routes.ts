import { unsubscribeRoutes } from "../../../contract/unsubscribe.ts";
import { notificationRoutes } from "../../../contract/work.ts";
import { personIdOf } from "../../platform/actor.ts";
import { handle } from "../../platform/http/handle.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { mayReadTicket, ticketHeads } from "../tickets/index.ts";
import { choose, showChoices } from "./choose.ts";
import { presentNotification } from "./present.ts";
import { chooseQuietHours, showQuietHours } from "./quiet-hours.ts";
import { choicesLink } from "./settings.ts";
import { countUnread, listNotifications, markRead } from "./store.ts";
import { unsubscribe } from "./unsubscribe.ts";

const stopping = handle(unsubscribeRoutes, {
  "POST /unsubscriptions/{token}": ({ db, now, params }) => unsubscribe(db, now, params.token),
  // Whatever opens links ahead of their reader must not stop anything.
  "GET /unsubscriptions/{token}": ({ reply }) => {
    void reply.redirect(choicesLink(), 303);
  },
});

const mine = handle(notificationRoutes, {
  "GET /notifications": async ({ db, actor, query }) => {
    const me = personIdOf(actor);
    const rows = await listNotifications(db, me, query.unread ?? false, decodeCursor(query.cursor, ["time", "id"]), query.limit);
    const facts = await ticketHeads(db, [...new Set(rows.flatMap((row) => row.ticket_id ?? []))]);
    const readable = (ticketId: string | null): boolean => {
      const ticket = ticketId ? facts.get(ticketId) : undefined;
      return ticket !== undefined && mayReadTicket(actor, ticket);
    };
    const page = toPage(
      rows,
      query.limit,
      (row) => presentNotification(row, readable(row.ticket_id)),
      (row) => [row.at.toISOString(), row.id],
    );
    return { ...page, unread: await countUnread(db, me) };
  },
  "GET /notifications/choices": async ({ db, actor }) => ({ items: await showChoices(db, actor) }),
  "PUT /notifications/choices": async ({ db, actor, now, body }) => {
    await choose(db, actor, now, body.items);
    return { items: await showChoices(db, actor) };
  },
  "GET /notifications/quiet-hours": ({ db, actor }) => showQuietHours(db, actor),
  "PUT /notifications/quiet-hours": async ({ db, actor, now, body }) => {
    await chooseQuietHours(db, actor, now, body.hours);
    return showQuietHours(db, actor);
  },
  "POST /notifications/read": async ({ db, actor, now }) => {
    await markRead(db, personIdOf(actor), now);
  },
});

export const boundRoutes = [...mine, ...stopping];
