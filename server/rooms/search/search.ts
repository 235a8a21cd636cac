import type { AnswerGiven, QueryOf } from "../../../contract/route.ts";
import type { searchRoutes } from "../../../contract/work.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { findPeople } from "../people/index.ts";
import { presentRequester, presentSummary, summariesByIds, ticketsByIds } from "../tickets/index.ts";
import { toHighlight } from "./highlight.ts";
import { readQuestion } from "./question.ts";
import { findMisspelt, findTickets, wordsOf, type Hit } from "./store.ts";

/** With fewer hits than this, the words were perhaps misspelt. */
const enough = 3;

type SearchRoute = (typeof searchRoutes)["GET /search"];
type FoundTicket = AnswerGiven<SearchRoute>["tickets"][number];

/** Each hit as this reader sees it: a row of the list for who sees the inside, the requester's page for others. */
async function presented(db: Db, actor: Actor, hits: readonly Hit[]): Promise<Map<string, FoundTicket["ticket"]>> {
  const idsOf = (inside: boolean) => hits.filter((hit) => hit.inside === inside).map(({ id }) => id);
  const [within, outside] = await Promise.all([summariesByIds(db, idsOf(true)), ticketsByIds(db, idsOf(false))]);
  return new Map<string, FoundTicket["ticket"]>([
    ...within.map((row) => [row.id, presentSummary(row)] as const),
    ...[...outside].map(([id, row]) => [id, presentRequester(actor, row)] as const),
  ]);
}

async function tickets(db: Db, actor: Actor, query: QueryOf<SearchRoute>): Promise<FoundTicket[]> {
  const question = readQuestion(query.q);
  const options = { limit: query.limit, solved: query.solved ?? false, ...(query.as && { as: query.as }) };
  const exact = await findTickets(db, actor, question, options);
  const like = exact.length < enough && question.plain.length >= 4 ? await findMisspelt(db, actor, question.plain, options) : [];
  const hits = [...new Map([...exact, ...like].map((hit) => [hit.id, hit])).values()].slice(0, query.limit);
  const ids = hits.map(({ id }) => id);
  const [shown, words] = await Promise.all([presented(db, actor, hits), wordsOf(db, ids, question.query)]);
  return ids.flatMap((id) => {
    const ticket = shown.get(id);
    if (!ticket) return [];
    const { marked = null, resolution = null } = words.get(id) ?? {};
    return [{ ticket, highlight: marked ? toHighlight(marked) : null, resolution }];
  });
}

/** Tickets and people for what somebody typed, best first; people only for those who may see them. */
export async function search(db: Db, actor: Actor, query: QueryOf<SearchRoute>): Promise<AnswerGiven<SearchRoute>> {
  const people =
    query.kind !== "tickets" && actor.permissions.has("people:read") ? await findPeople(db, query.q, Math.min(query.limit, 10)) : [];
  return { tickets: query.kind === "people" ? [] : await tickets(db, actor, query), people };
}
