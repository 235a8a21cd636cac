import { ticketRoutes } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import { together, type Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { sendTable } from "../../platform/http/send-file.ts";
import { toPage } from "../../platform/page.ts";
import { notFound } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { findRequestType } from "../catalog/index.ts";
import { sendOriginal, sendPreview } from "../files/index.ts";
import { accept } from "./accept.ts";
import { addNote } from "./add-note.ts";
import { answersTo } from "./answers.ts";
import { bounce } from "./bounce.ts";
import { changeTicket } from "./change-ticket.ts";
import { confirm } from "./confirm.ts";
import { recallCounts } from "./count-queues.ts";
import { decline } from "./decline.ts";
import { prepareHandover } from "./draft-handover.ts";
import { hoursShown } from "./due/hours-shown.ts";
import { escalate } from "./escalate.ts";
import { exportTickets } from "./export-tickets.ts";
import { namesIn } from "./form/words-of.ts";
import { giveNotice } from "./give-notice.ts";
import { listTickets } from "./list-tickets.ts";
import { loadInside, loadTicket } from "./load-ticket.ts";
import { followedUnder } from "./merge/followed-under.ts";
import { logTime, stopStopwatch } from "./log-time.ts";
import { offer } from "./offer.ts";
import { openTicket } from "./open-ticket.ts";
import { isStaff, mayReadTicket } from "./policy.ts";
import { presentRequester, presentNew, presentSummary, presentTicket } from "./present.ts";
import { audienceOf, readTimeline } from "./read-timeline.ts";
import { reopen } from "./reopen.ts";
import { reply } from "./reply.ts";
import { resolve } from "./resolve.ts";
import { loadAttachment, noteDownload } from "./send-attachment.ts";
import { factsOf, findTicket, openAnnouncements } from "./store.ts";
import { besideTicket, type Beside } from "./store-beside.ts";
import type { TicketRow } from "./store-rows.ts";
import { handoversOf } from "./store-stays.ts";
import type { TimeEntryRow } from "./store-time.ts";
import { unwatch, watch } from "./watch.ts";

/** The ticket as this reader may see it. For staff what stands beside it is fetched with it, and shown only when the ticket says so. */
async function show(db: Db, actor: Actor, key: string, as?: "requester") {
  const inside = isStaff(actor) && as !== "requester";
  const [row, beside] = await Promise.all([loadTicket(db, actor, key), inside ? besideTicket(db, key, actor.personId) : undefined]);
  const shown = await present(db, actor, row, as, beside);
  const followed = shown.audience === "requester" ? await followedUnder(db, actor, row) : null;
  return shown.audience === "requester" && followed ? { ...shown, followed_under: followed } : shown;
}

async function present(db: Db, actor: Actor, row: TicketRow, as?: "requester", beside?: Beside) {
  if (audienceOf(actor, row, as) === "technician") return presentTicket(db, actor, row, beside);
  const type = row.request_type_id ? await findRequestType(db, row.request_type_id) : undefined;
  const fields = type?.fields ?? [];
  return { ...presentRequester(actor, row), answers: answersTo(fields, row.fields, await namesIn(db, row.id, fields, row.fields)) };
}

/** What somebody just opened they may see as its requester does, also by a key that may open tickets and read none. */
async function showNew(db: Db, actor: Actor, opened: { id: string; row: TicketRow | null }) {
  const row = opened.row ?? (await findTicket(db, opened.id));
  if (!row) throw notFound("ticket");
  if (!mayReadTicket(actor, factsOf(row))) return presentRequester(actor, row);
  return audienceOf(actor, row) === "technician" ? presentNew(actor, row) : present(db, actor, row);
}

/** The ticket as it left the actor's hands: who gives a security matter away, or declines it, may not open it again. */
async function showLast(db: Db, actor: Actor, { id }: TicketRow) {
  const row = await findTicket(db, id);
  if (!row) throw notFound("ticket");
  return presentTicket(db, actor, row);
}

const timeEntry = (row: TimeEntryRow) => ({
  id: row.id,
  minutes: row.minutes,
  started_at: row.started_at.toISOString(),
  ended_at: row.ended_at?.toISOString() ?? null,
});

export const routes = handle(ticketRoutes, {
  "GET /tickets": async ({ db, actor, now, query }) => {
    const { rows, cursorOf, marked, answers, outside } = await listTickets(db, actor, now, query);
    const hours = await hoursShown(
      db,
      rows.filter(({ id }) => !outside.has(id)),
    );
    return toPage(
      rows,
      query.limit,
      (row) => {
        const seen = outside.get(row.id);
        if (seen) return presentRequester(actor, seen);
        return {
          ...presentSummary(row),
          due_hours: hours.get(row.id) ?? null,
          ...(marked && { marked: marked.get(row.id) ?? [] }),
          ...(answers && { answers: answers.get(row.id) ?? {} }),
        };
      },
      cursorOf,
    );
  },
  "GET /tickets.csv": async ({ db, actor, now, query, reply: answer }) => {
    const { name, rows } = await exportTickets(db, actor, now, query);
    return sendTable(answer, name, rows);
  },
  "GET /queues": ({ db, actor, now }) => recallCounts(db, actor, now),
  "POST /tickets": async ({ db, actor, now, body }) => showNew(db, actor, await openTicket(db, actor, now, body, { last: true })),
  "GET /tickets/{id}": async ({ db, actor, params, query, reply: answer }) => {
    const ticket = await together(db, (one) => show(one, actor, params.id, query.as));
    if (ticket.audience === "technician") answer.header("etag", `"${ticket.version}"`);
    return ticket;
  },
  "PATCH /tickets/{id}": async ({ db, actor, now, params, body, request }) => {
    await loadInside(db, actor, params.id);
    // Of the locked row: whoever came first is in it.
    const check = (row: TicketRow) => requireVersion(row, request.headers["if-match"], () => presentTicket(db, actor, row));
    return showLast(db, actor, await changeTicket(db, actor, now, params.id, body, check));
  },
  "GET /tickets/{id}/timeline": ({ db, actor, params, query }) => readTimeline(db, actor, params.id, query),
  "POST /tickets/{id}/replies": ({ db, actor, now, params, body }) => reply(db, actor, now, params.id, body, { last: true }),
  "POST /tickets/{id}/notes": ({ db, actor, now, params, body }) => addNote(db, actor, now, params.id, body),
  "GET /tickets/{id}/attachments/{attachment}": async ({ db, actor, now, params, query, request, reply: answer }) => {
    const { ticket, file } = await loadAttachment(db, actor, params.id, params.attachment, query.as);
    await noteDownload(db, actor, now, ticket, file);
    await sendOriginal(request, answer, file);
  },
  "GET /tickets/{id}/attachments/{attachment}/preview": async ({ db, actor, now, params, query, request, reply: answer }) => {
    const { file } = await loadAttachment(db, actor, params.id, params.attachment, query.as);
    await sendPreview(db, now, request, answer, file.sha256);
  },
  "POST /tickets/{id}/escalations": async ({ db, actor, now, params, body }) =>
    showLast(db, actor, await escalate(db, actor, now, params.id, body)),
  "GET /tickets/{id}/handovers": async ({ db, actor, params }) => {
    const row = await loadInside(db, actor, params.id);
    const handovers = await handoversOf(db, row.id);
    return {
      items: handovers.map((h) => ({
        ...h,
        at: h.at.toISOString(),
        author: h.author_id && h.author_name ? { id: h.author_id, name: h.author_name, technician: true } : null,
        from: { id: h.from_id, key: h.from_key, name: h.from_name, tier: h.from_tier },
        to: { id: h.to_id, key: h.to_key, name: h.to_name, tier: h.to_tier },
      })),
    };
  },
  "GET /tickets/{id}/handovers/draft": ({ db, actor, params, query }) => prepareHandover(db, actor, params.id, query),
  "POST /tickets/{id}/acceptances": async ({ db, actor, now, params }) => {
    await accept(db, actor, now, params.id);
    return show(db, actor, params.id);
  },
  "POST /tickets/{id}/bounces": async ({ db, actor, now, params, body }) =>
    showLast(db, actor, await bounce(db, actor, now, params.id, body.reason)),
  "POST /tickets/{id}/offers": async ({ db, actor, now, params, body }) =>
    showLast(db, actor, await offer(db, actor, now, params.id, body.technician)),
  "POST /tickets/{id}/declines": async ({ db, actor, now, params, body }) =>
    showLast(db, actor, await decline(db, actor, now, params.id, body.reason)),
  "POST /tickets/{id}/notices": ({ db, actor, now, params, body }) => giveNotice(db, actor, now, params.id, body),
  "POST /tickets/{id}/resolutions": async ({ db, actor, now, params, body }) => {
    await resolve(db, actor, now, params.id, body);
    return show(db, actor, params.id);
  },
  "POST /tickets/{id}/confirmations": async ({ db, actor, now, params, body }) => {
    await confirm(db, actor, now, params.id, body);
    return show(db, actor, params.id);
  },
  "POST /tickets/{id}/reopenings": async ({ db, actor, now, params, body }) => {
    await reopen(db, actor, now, params.id, body.reason);
    return show(db, actor, params.id);
  },
  "POST /tickets/{id}/watchers": async ({ db, actor, now, params, body }) => ({
    items: await watch(db, actor, now, params.id, body.person),
  }),
  "DELETE /tickets/{id}/watchers/{person}": ({ db, actor, now, params }) => unwatch(db, actor, now, params.id, params.person),
  "POST /tickets/{id}/time-entries": async ({ db, actor, now, params, body }) => timeEntry(await logTime(db, actor, now, params.id, body)),
  "POST /tickets/{id}/stopwatch-stops": async ({ db, actor, now, params }) => timeEntry(await stopStopwatch(db, actor, now, params.id)),
  "GET /announcements": async ({ db }) => {
    const rows = await openAnnouncements(db);
    return {
      items: rows.map((row) => ({
        id: row.id,
        announcement: row.announcement ?? "",
        since: row.opened_at.toISOString(),
        reports: row.reports ?? 1,
      })),
    };
  },
});
