import { isAnswerField } from "../../../contract/filter.ts";
import type { ViewSort } from "../../../contract/views.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db, RawBuilder } from "../../platform/db.ts";
import { sql } from "../../platform/db.ts";
import { isTime, wrongCursor, type CursorPart } from "../../platform/page.ts";
import { orderedBy, type OrderedBy } from "./by-answer/ordered-by.ts";
import { noOrder } from "./by-answer/no-order.ts";
import { placedAfter, unplaced } from "./by-answer/store.ts";
import { among, afterPlace, orderOf, partOf, placeOf, type Place, type Sort } from "./store-lists.ts";
import { selectParts, selectSummaries, walkSummaries, type SummaryRow } from "./store-rows.ts";

type Values = readonly (string | number)[];

/** A row of a list, and its place in the order: what a cursor holds. */
export interface Standing {
  row: SummaryRow;
  place: Values;
}

/** How the beginning of a list is found where PostgreSQL, asked for all of it, would not find the short way. */
export interface ShortWay {
  /** The list's beginning is walked first; this holds for each of its tickets. */
  walk?: RawBuilder<boolean> | undefined;
  /** What the list is of, in parts that share no ticket. */
  parts?: readonly RawBuilder<boolean>[] | undefined;
}

/** In which order a list stands. A place in one is no place in another. */
export interface ListOrder {
  name: string;
  parts: readonly CursorPart[];
  /** At most so many of what a condition asks for, behind a place. `way`: where that is the whole list. */
  page(condition: RawBuilder<boolean>, after: Values | null, limit: number, way?: ShortWay): Promise<Standing[]>;
}

const and = (...conditions: RawBuilder<boolean>[]): RawBuilder<boolean> => sql<boolean>`${sql.join(conditions, sql` and `)}`;

/** By what every ticket has: each order rides an index. */
function plainOrder(db: Db, sort: Sort): ListOrder {
  return {
    name: `${sort.field} ${sort.direction}`,
    parts: [partOf(sort), "id"],
    page: async (condition, after, limit, { walk, parts } = {}) => {
      const order = orderOf(sort);
      const read = async (behind: RawBuilder<boolean> | null, most: number): Promise<SummaryRow[]> => {
        if (walk) {
          const rows = await walkSummaries(db, condition, behind ? and(walk, behind) : walk, order, most);
          if (rows.length >= most) return rows;
        }
        const all = behind ? and(condition, behind) : condition;
        if (!parts) return selectSummaries(db, all, order, most);
        const each = parts.map((part) => and(all, part));
        return selectParts(db, each, order, most);
      };
      const found: SummaryRow[] = [];
      for (const behind of after ? afterPlace(sort, after as Place) : [null])
        if (found.length < limit) found.push(...(await read(behind, limit - found.length)));
      return found.map((row) => ({ row, place: placeOf(sort, row) }));
    },
  };
}

const usual: Sort = { field: "due", direction: "ascending" };
const number = /^-?\d{1,300}(\.\d{1,20})?(e[+-]?\d{1,2})?$/;

/** By what was answered; those without an answer come last, by when they are due. */
function answerOrder(db: Db, by: OrderedBy, { field, direction }: ViewSort): ListOrder {
  const rest = plainOrder(db, usual);
  const down = direction === "descending";
  const fits = (at: string) => !at.includes("\0") && (by.compared !== "number" || number.test(at));
  return {
    name: `${field} ${direction}`,
    parts: ["number", "text", "id"],
    page: async (condition, after, limit) => {
      const [phase, at, id] = after ? [Number(after[0]), String(after[1]), String(after[2])] : [0, null, null];
      if (at !== null && !(phase === 0 ? fits(at) : isTime(at))) throw wrongCursor();
      const found: Standing[] = [];
      if (phase === 0) {
        const placed = await placedAfter(db, condition, by, down, at === null ? null : { at, id: id ?? "" }, limit);
        const ids = placed.map((one) => one.id);
        const rows =
          ids.length > 0 ? await selectSummaries(db, among(ids), { by: sql<string>`ticket.id`, from: "ticket" }, ids.length) : [];
        const byId = new Map(rows.map((row) => [row.id, row]));
        for (const one of placed) {
          const row = byId.get(one.id);
          if (row) found.push({ row, place: [0, one.at, one.id] });
        }
      }
      if (found.length >= limit) return found;
      const behind = phase === 0 || at === null || id === null ? null : [at, id];
      const others = await rest.page(and(condition, unplaced(by)), behind, limit - found.length);
      return [...found, ...others.map(({ row, place }) => ({ row, place: [1, ...place] }))];
    },
  };
}

/** The order of a sort. By a question that no form has asked there is none: it is as usual, or refused `at` a place of the request. */
export async function listOrder(db: Db, actor: Actor, sort: ViewSort, at: string | null = null): Promise<ListOrder> {
  const { field, direction } = sort;
  if (!isAnswerField(field)) return plainOrder(db, { field, direction });
  const by = await orderedBy(db, actor, field);
  if (!by && at !== null) throw await noOrder(db, field, at);
  return by ? answerOrder(db, by, sort) : plainOrder(db, usual);
}
