import type { Attachment } from "../../../contract/files.ts";
import type { TimelineEntry } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import { together, type Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { notFound } from "../../platform/problem.ts";
import { presentAttachment } from "../files/index.ts";
import { publicData } from "./events.ts";
import { loadTold } from "./load-ticket.ts";
import { readThrough } from "./merge/read-through.ts";
import { isStaff, mayReadAsRequester, mayReadInside } from "./policy.ts";
import { factsOf, type Judged } from "./store.ts";
import { allAttachments, publicAttachments } from "./store-attachments.ts";
import type { ToldRow } from "./store-judged.ts";
import { requesterTimeline, technicianTimeline, type TimelinePage, type TimelineRow } from "./store-timeline.ts";

const author = (row: TimelineRow, ticket: Pick<ToldRow, "requester_id">) =>
  row.author_id && row.author_name
    ? {
        id: row.author_id,
        name: row.author_name,
        technician: row.technician || (row.kind === "event" && row.author_id !== ticket.requester_id),
      }
    : null;

/** Files by the entry they hang on. */
type Attached = ReadonlyMap<string, Attachment[]>;

export function presentEntry(
  row: TimelineRow,
  ticket: Pick<ToldRow, "requester_id" | "merged">,
  audience: "technician" | "requester",
  attached: Attached = new Map(),
): TimelineEntry {
  const attachments = attached.get(row.id) ?? [];
  const from = ticket.merged?.find(({ id }) => id === row.ticket_id);
  const through = from && { ticket: { id: from.id, number: from.number } };
  const head = { id: row.id, at: row.at.toISOString(), author: author(row, ticket), ...through };
  if (row.kind === "description") return { ...head, kind: "description", body: row.body ?? "", channel: row.channel ?? "web", attachments };
  if (row.kind === "reply") return { ...head, kind: "reply", body: row.body ?? "", channel: row.channel ?? "web", attachments };
  if (row.kind === "note") return { ...head, kind: "note", body: row.body ?? "", attachments };
  if (row.kind === "contact") {
    const person = row.person_id && row.person_name ? { id: row.person_id, name: row.person_name } : null;
    return {
      ...head,
      kind: "contact",
      channel: row.channel ?? "phone",
      direction: row.direction ?? "inbound",
      person,
      ended_at: row.ended_at?.toISOString() ?? null,
    };
  }
  const data = row.data ?? {};
  return { ...head, kind: "event", type: row.type ?? "", data: audience === "requester" ? publicData(row.type ?? "", data) : data };
}

/** The requester's own words stand first; they are a fact of the ticket, not a row of the timeline. */
function description(ticket: ToldRow, attached: Attached): TimelineEntry[] {
  const attachments = attached.get(ticket.id) ?? [];
  if (ticket.description === "" && attachments.length === 0) return [];
  const by =
    ticket.requester_id && ticket.requester_name ? { id: ticket.requester_id, name: ticket.requester_name, technician: false } : null;
  return [
    {
      kind: "description",
      id: ticket.id,
      at: ticket.opened_at.toISOString(),
      author: by,
      body: ticket.description,
      channel: ticket.channel,
      attachments,
    },
  ];
}

/** Which side of the ticket this reader gets. Asking as requester needs a requester's right. */
export function audienceOf(actor: Actor, ticket: Judged, as?: "requester"): "technician" | "requester" {
  if (as !== "requester" && mayReadInside(actor, factsOf(ticket))) return "technician";
  if (!mayReadAsRequester(actor, factsOf(ticket))) throw notFound("ticket");
  return "requester";
}

/** The files of a page's entries: one query, and none for a ticket that has no files. */
async function attachedTo(
  db: Db,
  ticket: Pick<ToldRow, "id" | "has_files">,
  rows: readonly TimelineRow[],
  audience: "technician" | "requester",
): Promise<Attached> {
  const byEntry = new Map<string, Attachment[]>();
  if (!ticket.has_files) return byEntry;
  const read = audience === "technician" ? allAttachments : publicAttachments;
  // Of the tickets whose entries stand on the page, and no other.
  const tickets = [...new Set([ticket.id, ...rows.map(({ ticket_id }) => ticket_id)])];
  for (const file of await read(db, tickets, [ticket.id, ...rows.map(({ id }) => id)])) {
    const beside = byEntry.get(file.entry_id) ?? [];
    byEntry.set(file.entry_id, [...beside, presentAttachment(file)]);
  }
  return byEntry;
}

interface TimelineQuery {
  cursor?: string | undefined;
  limit: number;
  order?: "oldest" | "newest" | undefined;
  as?: "requester" | undefined;
}

/** The rows for who may read them. For staff that names the ticket by id they are fetched beside the ticket, and shown only when it says so. */
async function readPage(db: Db, actor: Actor, key: string, as: "requester" | undefined, page: Omit<TimelinePage, "ticketId">) {
  const likely = isId(key) && isStaff(actor) && as !== "requester" ? technicianTimeline(db, { ...page, ticketId: key }) : null;
  const [ticket, fetched] = await Promise.all([loadTold(db, actor, key), likely]);
  const audience = audienceOf(actor, ticket, as);
  const known = { ...page, ticketId: ticket.id };
  const { ids: through, people } = await readThrough(db, actor, ticket, audience);
  if (audience === "technician" && through.length === 0)
    return { ticket, audience, rows: fetched ?? (await technicianTimeline(db, known)) };
  if (audience === "technician") return { ticket, audience, rows: await technicianTimeline(db, { ...known, through }) };
  return { ticket, audience, rows: await requesterTimeline(db, { ...known, through }, people) };
}

export async function readTimeline(db: Db, actor: Actor, key: string, query: TimelineQuery) {
  const place = decodeCursor(query.cursor, ["time", "id"]) as [string, string] | null;
  const newestFirst = query.order === "newest";
  const page = { after: place && { at: place[0], id: place[1] }, limit: query.limit, newestFirst };
  const { ticket, audience, rows, attached } = await together(db, async (one) => {
    const fetched = await readPage(one, actor, key, query.as, page);
    return { ...fetched, attached: await attachedTo(one, fetched.ticket, fetched.rows, fetched.audience) };
  });
  const shown = toPage(
    rows,
    query.limit,
    (row) => presentEntry(row, ticket, audience, attached),
    (row) => [row.at.toISOString(), row.id],
  );
  if (newestFirst) return { ...shown, items: shown.next_cursor ? shown.items : [...shown.items, ...description(ticket, attached)] };
  return { ...shown, items: place ? shown.items : [...description(ticket, attached), ...shown.items] };
}
