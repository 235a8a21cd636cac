import type { AnswerGiven, QueryOf } from "../../../contract/route.ts";
import type { searchRoutes } from "../../../contract/work.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { findPeople } from "../people/index.ts";
import { factsOf, mayReadInside, presentRequester, presentSummary, ticketsByIds, type TicketRow } from "../tickets/index.ts";
import { toHighlight } from "./highlight.ts";
import { readQuestion } from "./question.ts";
import { findMisspelt, findTickets, highlights } from "./store.ts";

/** With fewer hits than this, the words were perhaps misspelt. */
const enough = 3;

type SearchRoute = (typeof searchRoutes)["GET /search"];

async function tickets(db: Db, actor: Actor, query: QueryOf<SearchRoute>): Promise<AnswerGiven<SearchRoute>["tickets"]> {
  const question = readQuestion(query.q);
  const options = { limit: query.limit, solved: query.solved ?? false, ...(query.as && { as: query.as }) };
  const exact = await findTickets(db, actor, question, options);
  const like = exact.length < enough && question.plain.length >= 4 ? await findMisspelt(db, actor, question.plain, options) : [];
  const ids = [...new Set([...exact, ...like].map((hit) => hit.id))].slice(0, query.limit);
  const [rows, marked] = await Promise.all([ticketsByIds(db, ids), highlights(db, ids, question.query)]);
  const inside = (row: TicketRow) => query.as !== "requester" && mayReadInside(actor, factsOf(row));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const text = marked.get(id);
    return [
      {
        ticket: inside(row) ? presentSummary(row) : presentRequester(actor, row),
        highlight: text ? toHighlight(text) : null,
        resolution: row.resolution,
      },
    ];
  });
}

/** Tickets and people for what somebody typed, best first; people only for those who may see them. */
export async function search(db: Db, actor: Actor, query: QueryOf<SearchRoute>): Promise<AnswerGiven<SearchRoute>> {
  const people =
    query.kind !== "tickets" && actor.permissions.has("people:read") ? await findPeople(db, query.q, Math.min(query.limit, 10)) : [];
  return { tickets: query.kind === "people" ? [] : await tickets(db, actor, query), people };
}
