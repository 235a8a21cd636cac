import type { Insertable } from "kysely";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { literal, prepared, type Blueprint } from "../../platform/prepared.ts";
import type { Channel } from "../../../contract/tickets.ts";
import type { TicketTables } from "./tables.ts";

export interface TimelineRow {
  kind: "description" | "reply" | "note" | "contact" | "event";
  ticket_id: string;
  id: string;
  at: Date;
  author_id: string | null;
  author_name: string | null;
  technician: boolean;
  body: string | null;
  channel: Channel | null;
  direction: "inbound" | "outbound" | null;
  person_id: string | null;
  person_name: string | null;
  ended_at: Date | null;
  type: string | null;
  data: Record<string, unknown> | null;
}

export interface TimelinePage {
  ticketId: string;
  /** What is read through it. */
  through?: readonly string[] | undefined;
  after: { at: string; id: string } | null;
  limit: number;
  /** From the end backwards. */
  newestFirst?: boolean | undefined;
}

export const insertReply = prepared((db: Blueprint<TicketTables>, given: TicketTables["reply"]) =>
  db.insertInto("reply").values({
    id: given.id,
    ticket_id: given.ticket_id,
    author_id: given.author_id,
    from_technician: given.from_technician,
    channel: given.channel,
    body: given.body,
    at: given.at,
  }),
);

/** What others than `me` wrote to all after the message `seen`, oldest first; all they ever wrote when it is null or of another ticket. */
export async function repliesSince(db: Db, tickets: readonly string[], seen: string | null, me: string | null) {
  const { rows } = await sql<{ id: string; at: Date; author: string | null; technician: boolean; body: string }>`
    select x.id, x.at, author.name as author, x.from_technician as technician, x.body
    from reply x left join person_card author on author.id = x.author_id
    where x.ticket_id = any(${[...tickets]}::uuid[]) and x.author_id is distinct from ${me}::uuid
      and not exists (select 1 from reply s where s.id = ${seen}::uuid and s.ticket_id = any(${[...tickets]}::uuid[]) and (s.at, s.id) >= (x.at, x.id))
    order by x.at, x.id limit 20`.execute(tables(db));
  return rows;
}

/** Whether anybody else than `author` wrote to all after that moment. Rides reply_ticket_idx. */
export async function hasOthersReply(db: Db, ticketId: string, since: Date, author: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from reply where ticket_id = ${ticketId} and at > ${since} and author_id is distinct from ${author}::uuid limit 1`.execute(
    tables(db),
  );
  return rows.length > 0;
}

/** Whether the desk has written to the requester of any of these tickets. Rides the index of a ticket's replies. */
export async function hasDeskReply(db: Db, ticketIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql`select from reply where ticket_id = any(${[...ticketIds]}::uuid[]) and from_technician limit 1`.execute(
    tables(db),
  );
  return rows.length > 0;
}

export const insertNote = (tx: Db, values: Insertable<TicketTables["note"]>) =>
  tables<TicketTables>(tx).insertInto("note").values(values).execute();

export async function insertMentions(tx: Db, noteId: string, personIds: readonly string[], at: Date): Promise<void> {
  if (personIds.length === 0) return;
  await tables<TicketTables>(tx)
    .insertInto("mention")
    .values(personIds.map((person_id) => ({ note_id: noteId, person_id, at })))
    .execute();
}

const after = (page: TimelinePage) => (page.newestFirst ? sql`<` : sql`>`);
const direction = (page: TimelinePage) => (page.newestFirst ? sql`desc` : sql`asc`);

const among = ({ ticketId, through }: TimelinePage) =>
  through?.length ? sql`ticket_id = any(${[ticketId, ...through]}::uuid[])` : sql`ticket_id = ${ticketId}`;

/** Each part is cut to a page by its own index (ticket_id, at, id) before the parts are merged. */
const part = (columns: RawBuilder<unknown>, from: RawBuilder<unknown>, at: RawBuilder<unknown>, page: TimelinePage) => sql`
  (select ${columns}, ticket_id from ${from} where ${among(page)}
    ${page.after ? sql`and (${at}, x.id) ${after(page)} (${page.after.at}::timestamptz, ${page.after.id}::uuid)` : sql``}
    order by ${at} ${direction(page)}, x.id ${direction(page)} limit ${literal(page.limit + 1)})`;

const replies = (page: TimelinePage) =>
  part(
    sql`'reply' as kind, x.id, x.at, author_id, from_technician as technician, body, channel, null::text as direction,
        null::uuid as person_id, null::timestamptz as ended_at, null::text as type, null::jsonb as data`,
    sql`reply x`,
    sql`x.at`,
    page,
  );
const notes = (page: TimelinePage) =>
  part(
    sql`'note', x.id, x.at, author_id, true, body, null, null, null::uuid, null::timestamptz, null, null::jsonb`,
    sql`note x`,
    sql`x.at`,
    page,
  );
const contacts = (page: TimelinePage, which: RawBuilder<unknown> = sql`contact_card`) =>
  part(
    sql`'contact', x.id, x.started_at, technician_id, true, null, channel, direction, person_id, ended_at, null, null::jsonb`,
    sql`${which} x`,
    sql`x.started_at`,
    page,
  );
/** Of those that two tickets tell one is enough. */
const onlyOwn = ({ ticketId }: TimelinePage) => sql`and (ticket_id = ${ticketId} or type not in ('ticket.merged', 'ticket.merge_undone'))`;

/** The first words of what is read through a ticket. */
const openings = (page: TimelinePage) =>
  part(
    sql`'description', x.id, x.opened_at, requester_id, false, description, channel, null, null::uuid, null::timestamptz, null, null::jsonb`,
    sql`(select *, id as ticket_id from ticket where id = any(${[...(page.through ?? [])]}::uuid[])
      and (description <> '' or exists (select from attachment where attachment.ticket_id = ticket.id and entry_id = ticket.id))) x`,
    sql`x.opened_at`,
    page,
  );
const withOpenings = (page: TimelinePage) => (page.through?.length ? [openings(page)] : []);

/**
 * Replies, notes and contacts have rows of their own; `public` keeps internal facts out of the requester's part. What is saved
 * word by word while a call goes on is how the ticket was opened, not a change of it.
 */
const events = (page: TimelinePage, onlyPublic: boolean) =>
  part(
    sql`'event', x.id, x.at, actor_id, false, null, null, null, null::uuid, null::timestamptz, type, data`,
    sql`(select * from event
      where type like 'ticket.%' and not (type = 'ticket.changed' and data ? 'opening')
        ${onlyPublic ? sql`and public` : sql``} ${page.through?.length ? onlyOwn(page) : sql``}) x`,
    sql`x.at`,
    page,
  );

async function read(db: Db, parts: RawBuilder<unknown>[], page: TimelinePage): Promise<TimelineRow[]> {
  const { rows } = await sql<TimelineRow>`
    select entry.*, author.name as author_name, person.name as person_name
    from (${sql.join(parts, sql` union all `)}) entry
    left join person_card author on author.id = entry.author_id
    left join person_card person on person.id = entry.person_id
    order by entry.at ${direction(page)}, entry.id ${direction(page)} limit ${literal(page.limit + 1)}`.execute(tables(db));
  return rows;
}

export const technicianTimeline = (db: Db, page: TimelinePage) =>
  read(db, [replies(page), notes(page), contacts(page), events(page, false), ...withOpenings(page)], page);

/** Calls with these people, or from somebody whose name nobody noted. With whom else the desk spoke about a ticket is the desk's business. */
const contactsWith = (people: readonly string[]) =>
  sql`(select * from contact_card where person_id = any(${people}::uuid[]) or (person_id is null and direction = 'inbound'))`;

/** What serves a requester never names the table of notes. `people`: who asked, and for whom it is. */
export const requesterTimeline = (db: Db, page: TimelinePage, people: readonly string[]) =>
  read(db, [replies(page), contacts(page, contactsWith(people)), events({ ...page, through: [] }, true), ...withOpenings(page)], page);
