import { contactRoutes } from "../../../contract/contacts.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { notFound } from "../../platform/problem.ts";
import { mayReadInside, mayReadTicket, ticketHeads } from "../tickets/index.ts";
import { changeContact } from "./change-contact.ts";
import { endContact } from "./end-contact.ts";
import { presentContact } from "./present.ts";
import { startContact } from "./start-contact.ts";
import { findContact, listContacts, liveContacts, type ContactRow } from "./store.ts";

/** Contacts with the tickets that this reader may know of. */
async function present(db: Db, actor: Actor, rows: ContactRow[]) {
  const facts = await ticketHeads(
    db,
    rows.flatMap((row) => row.ticket_id ?? []),
  );
  return rows.map((row) => {
    const ticket = row.ticket_id ? facts.get(row.ticket_id) : undefined;
    const inside = ticket === undefined || mayReadInside(actor, ticket) || row.technician_id === actor.personId;
    return presentContact(row, { ticket: ticket !== undefined && mayReadTicket(actor, ticket), note: inside });
  });
}

/** Whether somebody may ask which calls were about a ticket. */
async function mayAskAbout(db: Db, actor: Actor, ticketId: string | undefined): Promise<boolean> {
  const ticket = ticketId === undefined ? undefined : (await ticketHeads(db, [ticketId])).get(ticketId);
  return ticketId === undefined || (ticket !== undefined && mayReadInside(actor, ticket));
}

async function show(db: Db, actor: Actor, id: string) {
  const row = isId(id) ? await findContact(db, id) : undefined;
  if (!row) throw notFound("contact");
  const [contact] = await present(db, actor, [row]);
  if (!contact) throw notFound("contact");
  return contact;
}

/** An id that is not one cannot be anybody's contact. */
const requireId = (id: string): string => {
  if (!isId(id)) throw notFound("contact");
  return id;
};

export const routes = handle(contactRoutes, {
  "GET /contacts": async ({ db, actor, query }) => {
    const after = decodeCursor(query.cursor, ["time", "id"]) as [string, string] | null;
    const rows = (await mayAskAbout(db, actor, query.ticket)) ? await listContacts(db, { ...query, after }) : [];
    const page = toPage(
      rows,
      query.limit,
      (row) => row,
      (row) => [row.started_at.toISOString(), row.id],
    );
    return { ...page, items: await present(db, actor, page.items) };
  },
  "GET /contacts/live": async ({ db, actor }) => ({ items: await present(db, actor, await liveContacts(db, personIdOf(actor))) }),
  "POST /contacts": async ({ db, actor, now, body }) => show(db, actor, await startContact(db, actor, now, body)),
  "GET /contacts/{id}": ({ db, actor, params }) => show(db, actor, params.id),
  "PATCH /contacts/{id}": async ({ db, actor, now, params, body }) => {
    await changeContact(db, actor, now, requireId(params.id), body);
    return show(db, actor, params.id);
  },
  "POST /contacts/{id}/endings": async ({ db, actor, now, params, body }) => {
    await endContact(db, actor, now, requireId(params.id), body);
    return show(db, actor, params.id);
  },
});
