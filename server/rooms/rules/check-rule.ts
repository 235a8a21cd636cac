import { parseFilter } from "../../../contract/filter-parse.ts";
import { placeOf } from "../../../contract/filter-place.ts";
import type { RuleAct, RuleOccasion } from "../../../contract/rules.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, type FieldError } from "../../platform/problem.ts";
import { faultsOfAct, paths } from "../macros/index.ts";
import { faultsIn } from "../texts/index.ts";
import { leansOn, readFilter } from "../tickets/index.ts";
import { idsIn, namesIn } from "./names.ts";

/** Nobody stands beside a rule when it writes. */
const known = paths.filter((path) => !path.startsWith("technician."));

const unknown = (pointer: string, what: string): FieldError => ({ pointer, code: "unknown", facts: { what } });

function faultsOf(act: RuleAct, at: string, names: ReadonlyMap<string, string>): FieldError[] {
  if (act.act !== "notify") return faultsOfAct(act, at, names, known);
  return [
    ...(idsIn(act).length === 0 ? [{ pointer: `${at}/team`, code: "required" }] : []),
    ...act.people.flatMap((id, place) => (names.has(id) ? [] : [unknown(`${at}/people/${place}`, "person")])),
    ...(act.team === null || names.has(act.team) ? [] : [unknown(`${at}/team`, "team")]),
    ...faultsIn(`${at}/reason`, act.reason, known),
  ];
}

/** `me` and `mine` are whoever reads a view; nobody reads a rule. */
export function refuseReader(text: string): void {
  const parsed = parseFilter(text);
  if ("fault" in parsed) return;
  const leaning = leansOn(parsed.filter);
  if (!leaning.me && !leaning.mine) return;
  const candidates = [
    ["assignee", "me"],
    ["requester", "me"],
    ["team", "mine"],
  ] as const;
  const places = candidates.map(([field, value]) => placeOf(text, { field, value })).filter(({ length }) => length < text.length);
  const { at, length } = places[0] ?? { at: 0, length: text.length };
  throw new Problem(400, "invalid_input", {
    errors: [{ pointer: "/filter", code: "filter_without_reader", detail: text.slice(at, at + length) }],
    extra: { filter_fault: { code: "filter_without_reader", at, length } },
  });
}

interface Given {
  when?: RuleOccasion | undefined;
  filter?: string | undefined;
  teams?: string[] | undefined;
  acts?: RuleAct[] | undefined;
}

/** Refuses, at the word, what cannot be meant: in its filter, its teams or one of its acts. */
export async function checkRule(db: Db, actor: Actor, now: Date, { when, filter, teams = [], acts = [] }: Given): Promise<void> {
  if (filter !== undefined) {
    refuseReader(filter);
    await readFilter(db, actor, now, filter, "/filter");
  }
  const names = await namesIn(db, [{ teams, acts }], actor.language);
  const errors = [
    ...teams.flatMap((id, place) => (names.has(id) ? [] : [unknown(`/teams/${place}`, "team")])),
    ...acts.flatMap((act, place) => faultsOf(act, `/acts/${place}`, names)),
    ...(when?.kind === "event" && when.fields.length > 0 && !when.events.includes("changed")
      ? [{ pointer: "/when/fields", code: "only_with_changed" }]
      : []),
  ];
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
}
