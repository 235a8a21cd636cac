import type { FilterFault } from "../../../../contract/filter.ts";
import { parseFilter } from "../../../../contract/filter-parse.ts";
import { nameIn, placeOf } from "../../../../contract/filter-place.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db, RawBuilder } from "../../../platform/db.ts";
import { Problem } from "../../../platform/problem.ts";
import { conditionOf } from "./condition.ts";
import { namesIn } from "./names-in.ts";
import { openly } from "./only-open.ts";
import { soonNow } from "../due/soon.ts";
import { seesMarks } from "../policy.ts";
import { insideScopeOf } from "../store-scope.ts";
import { wrongAnswer } from "./answer-condition.ts";
import { answersIn, isGone, questionsOf } from "./questions.ts";
import { resolveNames } from "./resolve-names.ts";

/** Each is looked up. */
const mostNames = 40;

/** Says at which word a filter cannot be meant, and what could stand there. */
const refused = (text: string, { code, at, length, known = [] }: FilterFault, pointer: string): Problem =>
  new Problem(400, "invalid_input", {
    errors: [{ pointer, code, detail: text.slice(at, at + length), facts: { known: known.join(", ") } }],
    extra: { filter_fault: { code, at, length } },
  });

/** What a filter's text asks of tickets, as a condition. Refuses one that cannot be meant, or that names what the desk does not know. */
export async function readFilter(db: Db, actor: Actor, now: Date, text: string, pointer = "#query/filter"): Promise<RawBuilder<boolean>> {
  const parsed = parseFilter(text);
  if ("fault" in parsed) throw refused(text, parsed.fault, pointer);
  const names = namesIn(parsed.filter);
  if (names.length > mostNames) throw refused(text, { code: "filter_too_long", at: 0, length: text.length }, pointer);
  const { ids, unknown } = await resolveNames(db, actor, names);
  const [first] = unknown;
  if (first) throw refused(text, { code: "filter_not_known", ...placeOf(text, first) }, pointer);
  const terms = answersIn(parsed.filter);
  const questions = await questionsOf(db, terms);
  const given = {
    now,
    soon: await soonNow(db, now),
    timeZone: actor.timeZone,
    ids,
    questions,
    inside: insideScopeOf(actor),
    marks: seesMarks(actor),
  };
  for (const term of terms) {
    const known = questions.get(term.field) ?? [];
    if (isGone(known)) throw refused(text, { code: "filter_no_question", ...nameIn(text, term.field) }, pointer);
    const wrong = wrongAnswer(term, known, given);
    const place = wrong?.value ? placeOf(text, { field: term.field, value: wrong.value }) : nameIn(text, term.field);
    if (wrong) throw refused(text, { ...place, code: wrong.code, known: wrong.known ?? [] }, pointer);
  }
  return openly(parsed.filter, conditionOf(parsed.filter, given));
}
