import type { Filter } from "../../../../contract/filter.ts";
import { parseFilter } from "../../../../contract/filter-parse.ts";
import { anonymous, type Actor } from "../../../platform/actor.ts";
import { sql, together, type Db, type RawBuilder } from "../../../platform/db.ts";
import { remembered } from "../../../platform/remember.ts";
import { conditionOf } from "./condition.ts";
import { printFilter } from "../../../../contract/filter-print.ts";
import { soonNow } from "../due/soon.ts";
import { seesMarks } from "../policy.ts";
import { insideScopeOf } from "../store-scope.ts";
import { keyOf, namesIn, type Named } from "./names-in.ts";
import { onlyOpen, openly } from "./only-open.ts";
import { answersIn, isGone, questionsOf } from "./questions.ts";
import { resolveNames } from "./resolve-names.ts";

/** A filter that was kept: what it named may be gone since. */
export interface SavedFilter {
  condition: RawBuilder<boolean>;
  /** It asks for open tickets alone. */
  open: boolean;
  /** What it names and the desk knows no more: that finds nothing, and breaks nothing. */
  gone: Named[];
}

const facts = /^(team|assets?|person|people|organization|category|request_type|catalog)\./;
const isOwn = ({ value }: Named): boolean => value === "me" || value === "mine";

/** What a name stands for: the same whoever asks, and asked at most once a second. */
const lookUp = remembered(facts, (db: Db, named: Named) => resolveNames(db, anonymous("en"), [named]));

export const parseSaved = (text: string): Filter | null => {
  const parsed = parseFilter(text);
  return "filter" in parsed ? parsed.filter : null;
};

/** Reads filters that were kept, all names of theirs together. Never refuses: what cannot be meant any more finds nothing. */
export async function readSaved(db: Db, actor: Actor, now: Date, texts: readonly string[]): Promise<SavedFilter[]> {
  const filters = texts.map(parseSaved);
  const names = new Map(
    filters.flatMap((filter) => (filter ? namesIn(filter) : [])).map((named) => [keyOf(named.field, named.value), named]),
  );
  const found = await together(db, (one) =>
    Promise.all([...names.values()].map((named) => (isOwn(named) ? resolveNames(one, actor, [named]) : lookUp(one, named)))),
  );
  const ids = new Map(found.flatMap((each) => [...each.ids]));
  const terms = filters.flatMap((filter) => (filter ? answersIn(filter) : []));
  const questions = await questionsOf(db, terms);
  const asked = {
    now,
    soon: await soonNow(db, now),
    timeZone: actor.timeZone,
    ids,
    questions,
    inside: insideScopeOf(actor),
    marks: seesMarks(actor),
  };
  // Asked no more: what was answered is found as before, and said so.
  const unasked = (filter: Filter): Named[] =>
    answersIn(filter)
      .filter(({ field }) => isGone(questions.get(field)))
      .map((term) => ({ field: term.field, value: printFilter(term).slice(term.field.length).replace(/^:/, "") }));
  const gone = new Set(found.flatMap(({ unknown }) => unknown).map(({ field, value }) => keyOf(field, value)));
  return filters.map((filter) => {
    if (!filter) return { condition: sql<boolean>`false`, open: true, gone: [] };
    return {
      condition: openly(filter, conditionOf(filter, asked)),
      open: onlyOpen(filter),
      gone: [...namesIn(filter).filter(({ field, value }) => gone.has(keyOf(field, value))), ...unasked(filter)],
    };
  });
}
