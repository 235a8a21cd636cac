import { outboxRoutes } from "../../../contract/outbox.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { notFound } from "../../platform/problem.ts";
import { allSendings, findMailbox, listMailboxes } from "../mailboxes/index.ts";
import { factsOf, loadInside, mayReadInside, mayWorkOn, ticketHeads } from "../tickets/index.ts";
import { presentDelivery, type Ways } from "./present.ts";
import { cancelMessage, retryMessage } from "./retry-message.ts";
import { listMessages, messagesOf } from "./store.ts";
import { retryAll } from "./retry-all.ts";
import { countByLook } from "./store-count.ts";
import { takeBack } from "./take-back.ts";

const waysOf = async (db: Db): Promise<Ways> => {
  const [mailboxes, sendings] = await Promise.all([listMailboxes(db), allSendings(db)]);
  return { mailboxes, sendings };
};

export const boundRoutes = handle(outboxRoutes, {
  "GET /outbox": async ({ db, actor, query }) => {
    const mailbox = query.mailbox ? await findMailbox(db, query.mailbox) : undefined;
    if (query.mailbox && !mailbox) throw notFound("mailbox");
    const filter = { state: query.state, mailboxId: mailbox?.id };
    const rows = await listMessages(db, decodeCursor(query.cursor, ["time", "id"]), query.limit, filter);
    const [ways, tickets] = await Promise.all([waysOf(db), ticketHeads(db, [...new Set(rows.flatMap((row) => row.ticket_id ?? []))])]);
    const mayAct = actor.permissions.has("system:write");
    return toPage(
      rows,
      query.limit,
      (row) => {
        const ticket = tickets.get(row.ticket_id ?? "");
        const withheld = ticket?.confidential === true && !mayReadInside(actor, ticket);
        const delivery = presentDelivery(actor.language, row, ways, mayAct);
        return {
          // That it does not leave is for whoever runs the desk; to whom it goes and what about is not.
          ...(withheld ? { ...delivery, person: null, to: "", server_said: null } : delivery),
          subject: withheld ? "" : row.subject,
          language: row.language,
          mailbox: ways.mailboxes.find(({ id }) => id === row.mailbox_id)?.key ?? null,
          ticket_number: withheld ? null : (ticket?.number ?? null),
          withheld,
        };
      },
      (row) => [row.created_at.toISOString(), row.id],
    );
  },
  "GET /outbox/counts": ({ db }) => countByLook(db),
  "POST /outbox/retries": ({ db, actor, now, body }) => retryAll(db, actor, now, body.state),
  "GET /tickets/{id}/deliveries": async ({ db, actor, params }) => {
    const ticket = await loadInside(db, actor, params.id);
    const [rows, ways] = await Promise.all([messagesOf(db, ticket.id), waysOf(db)]);
    const mayAct = actor.permissions.has("system:write") || mayWorkOn(actor, factsOf(ticket));
    return { items: rows.map((row) => ({ ...presentDelivery(actor.language, row, ways, mayAct), entry_id: row.entry_id })) };
  },
  "POST /tickets/{id}/replies/{reply}/cancellations": ({ db, actor, now, params }) => takeBack(db, actor, now, params.id, params.reply),
  "POST /outbox/{id}/retries": ({ db, actor, now, params }) => retryMessage(db, actor, now, params.id),
  "POST /outbox/{id}/cancellations": ({ db, actor, now, params }) => cancelMessage(db, actor, now, params.id),
});
