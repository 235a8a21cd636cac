import { Readable } from "node:stream";
import type { TicketSummary } from "../../../contract/tickets.ts";
import { answerFieldOf, isAnswerField, keyIn } from "../../../contract/filter.ts";
import { isPlain, viewColumns, type PlainColumn, type ViewColumn } from "../../../contract/views.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { say } from "../../platform/i18n.ts";
import { encodeCursor } from "../../platform/page.ts";
import { questionsByKeys } from "../catalog/index.ts";
import { line } from "./csv.ts";
import { knownView } from "./known-view.ts";
import { listTickets, type Listed, type ListQuery } from "./list-tickets.ts";
import { presentSummary } from "./present.ts";
import type { TicketRow } from "./store-rows.ts";

type Query = Omit<ListQuery, "cursor" | "limit" | "as" | "mine">;
type Cells = Record<PlainColumn, string | number | null>;
const pageOf = 500;

const inside = (row: TicketSummary, language: Language): Cells => ({
  number: row.number,
  subject: row.subject,
  requester: row.requester?.name ?? null,
  site: row.site,
  status: row.status,
  step: row.step?.label[language] ?? null,
  priority: row.priority,
  tier: row.tier,
  team: row.team.name,
  assignee: row.assignee?.name ?? null,
  channel: row.channel,
  kind: row.kind,
  opened: row.opened_at,
  updated: row.updated_at,
  due: row.due_at,
});

/** Of a ticket that the actor sees as its requester does: nothing of the desk's side. */
const outside = (row: TicketRow): Partial<Cells> => ({
  number: row.number,
  subject: row.subject,
  requester: row.requester_name,
  status: row.status,
  tier: row.tier,
  team: row.team_name,
  channel: row.channel,
  kind: row.kind,
  opened: row.opened_at.toISOString(),
  updated: row.updated_at.toISOString(),
  due: row.due_at?.toISOString() ?? null,
});

const cellsOf = (
  { rows, outside: others, answers }: Listed,
  limit: number,
  language: Language,
): Partial<Record<ViewColumn, string | number | null>>[] =>
  rows.slice(0, limit).map((row) => {
    const other = others.get(row.id);
    if (other) return outside(other);
    const answered = Object.entries(answers?.get(row.id) ?? {}).map(([key, words]) => [answerFieldOf(key), words[language]]);
    return { ...inside(presentSummary(row), language), ...Object.fromEntries(answered) };
  });

/** What each column is called in the first line; a question as it is asked. */
async function headsOf(db: Db, { language }: Actor, columns: readonly ViewColumn[]): Promise<string[]> {
  const keys = columns.filter(isAnswerField).map(keyIn);
  const questions = keys.length > 0 ? await questionsByKeys(db, keys) : [];
  const asked = (key: string) => questions.find(({ field }) => field.key === key)?.field.label[language] ?? key;
  return columns.map((column) => (isPlain(column) ? say(language, `column.${column}`) : asked(keyIn(column))));
}

async function* lines(db: Db, actor: Actor, now: Date, query: Query, columns: readonly ViewColumn[]): AsyncGenerator<string> {
  // The mark by which spreadsheets know UTF-8.
  yield `\uFEFF${line(await headsOf(db, actor, columns))}`;
  for (let cursor: string | undefined, more = true; more;) {
    // Newest first: what is changed meanwhile keeps its place.
    const page = await listTickets(db, actor, now, { sort: "newest", ...query, limit: pageOf, cursor });
    const text = cellsOf(page, pageOf, actor.language).map((cells) => line(columns.map((column) => cells[column] ?? null)));
    if (text.length > 0) yield text.join("");
    const last = page.rows[pageOf - 1];
    more = page.rows.length > pageOf && last !== undefined;
    if (last) cursor = encodeCursor(page.cursorOf(last));
  }
}

/** All tickets of a list as CSV, read page by page while they are sent; in the audit trail it says who took which. */
export async function exportTickets(db: Db, actor: Actor, now: Date, query: Query): Promise<{ name: string; rows: Readable }> {
  const view = query.view === undefined ? undefined : await knownView(db, actor, now, query.view);
  // Refused before the first byte is sent, where it cannot be meant.
  await listTickets(db, actor, now, { ...query, limit: 1 });
  const { view: viewId, filter, queue, team } = query;
  await transaction(db, (tx) =>
    publish(
      tx,
      { type: "tickets.exported", actorId: actor.personId, data: { view: view?.name, view_id: viewId, filter, queue, team } },
      now,
    ),
  );
  const name = `${view?.name ?? queue ?? team ?? "tickets"} ${now.toISOString().slice(0, 10)}.csv`;
  return { name: name.replaceAll(/[/\\]/g, "-"), rows: Readable.from(lines(db, actor, now, query, view?.columns ?? viewColumns)) };
}
