import type { mailRoutes } from "../../../contract/mail.ts";
import type { QueryOf } from "../../../contract/route.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { findMailbox } from "../mailboxes/index.ts";
import { loadInside } from "../tickets/index.ts";
import { readable } from "./load-message.ts";
import { presentHead } from "./present.ts";
import { listMessages } from "./store-message.ts";

type Query = QueryOf<(typeof mailRoutes)["GET /mail/messages"]>;

/** What is held, and what belongs to a ticket, is a technician's; all the rest is shown to who runs the desk. */
export async function listMail(db: Db, actor: Actor, query: Query) {
  if (!query.ticket && query.outcome !== "held" && !actor.permissions.has("system:read"))
    throw new Problem(403, "not_allowed", { extra: { permission: "system:read" } });
  const [ticket, mailbox] = await Promise.all([
    query.ticket ? loadInside(db, actor, query.ticket) : null,
    query.mailbox ? findMailbox(db, query.mailbox) : null,
  ]);
  if (query.mailbox && !mailbox) throw notFound("mailbox");
  const rows = await listMessages(db, {
    outcome: query.outcome,
    ticketId: ticket?.id,
    mailboxId: mailbox?.id,
    after: decodeCursor(query.cursor, ["time", "id"]) as [string, string] | null,
    limit: query.limit,
  });
  const page = toPage(
    rows,
    query.limit,
    (row) => row,
    (row) => [row.received_at.toISOString(), row.id],
  );
  return { ...page, items: (await readable(db, actor, page.items)).map(presentHead) };
}
