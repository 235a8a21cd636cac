import type { Filter } from "../../../contract/filter.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import { sql, type Db, type RawBuilder } from "../../platform/db.ts";
import { onPublished } from "../../platform/events/publish.ts";
import { onWake } from "../../platform/events/wake.ts";
import { inTurns } from "../../platform/in-turns.ts";
import {
  beyondOf,
  countEach,
  leansOn,
  onlyMine,
  openTo,
  openToStaff,
  parseSaved,
  readingKey,
  readSaved,
  seesMarks,
} from "../tickets/index.ts";

import { viewsOf } from "./store.ts";

export interface ViewCount {
  number: number;
  /** Otherwise at least so many. */
  exact: boolean;
}

/** Counts of filters that reach into closed tickets stop here. */
const cap = 999;

/** A filter, with somebody for whom it means what it means for all who share its key. */
interface Wanted {
  text: string;
  actor: Actor;
  now: Date;
}

/** How many of a scope each finds: those of open tickets alone in one walk, the others in another one. */
async function countIn(db: Db, scope: RawBuilder<boolean>, wanted: ReadonlyMap<string, Wanted>): Promise<Map<string, ViewCount>> {
  const conditions: { key: string; open: boolean; condition: RawBuilder<boolean> }[] = [];
  // Read together with all that the same reader wants.
  for (const [actor, ones] of Map.groupBy(wanted, ([, one]) => one.actor)) {
    const [first] = ones;
    if (!first) continue;
    const read = await readSaved(
      db,
      actor,
      first[1].now,
      ones.map(([, { text }]) => text),
    );
    for (const [at, [key]] of ones.entries()) {
      const saved = read[at];
      if (saved) conditions.push({ key, open: saved.open, condition: saved.condition });
    }
  }
  const found = new Map<string, ViewCount>();
  for (const [open, ones] of Map.groupBy(conditions, (one) => one.open)) {
    const { numbers, whole } = await countEach(
      db,
      scope,
      open ? "open" : "recent",
      ones.map(({ condition }) => condition),
    );
    for (const [at, { key }] of ones.entries()) found.set(key, { number: numbers[at] ?? 0, exact: whole });
  }
  return found;
}

// Whatever happens here or elsewhere may move a ticket; readers of the log are told after this.
// A desk that asks once in 1.3 seconds knows of a change within two, also of one in a row.
const rhythm = { pause: 500, keeps: 60_000 };
/** What means the same for several, of tickets that everybody at the desk sees: one walk for all who ask. */
const shared = inTurns({
  ...rhythm,
  ask: (root, wanted: ReadonlyMap<string, Wanted>) => {
    const [one] = wanted.values();
    return one ? countIn(root, openToStaff(one.actor), wanted) : Promise.resolve(new Map<string, ViewCount>());
  },
});
/** What is somebody's own: by their own index where it is no more than what is assigned to them. */
const assigned = inTurns({
  ...rhythm,
  ask: (root, wanted: ReadonlyMap<string, Wanted>) => {
    const [one] = wanted.values();
    if (!one) return Promise.resolve(new Map<string, ViewCount>());
    return countIn(root, sql<boolean>`(ticket.assignee_id = ${one.actor.personId} and ${openToStaff(one.actor)})`, wanted);
  },
});
/** What not everybody sees, for each person apart: a few tickets. */
const beyond = inTurns({
  ...rhythm,
  ask: (root, wanted: ReadonlyMap<string, Wanted>) => {
    const [one] = wanted.values();
    return one ? countIn(root, beyondOf(one.actor), wanted) : Promise.resolve(new Map<string, ViewCount>());
  },
});
const forget = () => [shared, assigned, beyond].forEach((each) => each.forget());
onPublished(forget);
onWake(forget);

/** Who reads, as far as the meaning of a filter depends on it. */
function keyFor(text: string, filter: Filter | null, actor: Actor): string {
  const { me, mine, zone, marks } = filter ? leansOn(filter) : { me: false, mine: false, zone: false, marks: false };
  return JSON.stringify([
    text,
    me && actor.personId,
    mine && [...actor.teamIds].toSorted(),
    zone && actor.timeZone,
    marks && seesMarks(actor),
  ]);
}

const lineOf = (filter: Filter | null, actor: Actor): "all" | "mine" | "person" => {
  if (!filter || !leansOn(filter).me) return "all";
  return onlyMine(filter) && actor.personId ? "mine" : "person";
};

/** How many tickets each text finds, within what the actor may see; never older than the call. */
export async function countFilters(root: Db, actor: Actor, now: Date, texts: readonly string[]): Promise<Map<string, ViewCount>> {
  const asked = texts.map((text) => {
    const filter = parseSaved(text);
    return { text, key: keyFor(text, filter, actor), line: lineOf(filter, actor) };
  });
  const of = (...lines: string[]) =>
    new Map(asked.filter(({ line }) => lines.includes(line)).map(({ key, text }): [string, Wanted] => [key, { text, actor, now }]));
  // Of two with other rights, each sees other tickets: the whole right is the name of the line.
  const rights = readingKey(actor);
  const parts = await Promise.all([
    shared.recall(root, openTo(actor), of("all", "person")),
    assigned.recall(root, rights, of("mine")),
    beyond.recall(root, rights, of("all", "mine", "person")),
  ]);
  return new Map(asked.map(({ text, key }) => [text, together(parts.flatMap((part) => part.get(key) ?? []))]));
}

/** The parts of one count. */
function together(parts: readonly ViewCount[]): ViewCount {
  const number = parts.reduce((sum, part) => sum + part.number, 0);
  const exact = parts.every((part) => part.exact);
  return exact ? { number, exact } : { number: Math.min(number, cap), exact };
}

/** How many tickets each view in the actor's column finds. */
export async function countViews(root: Db, actor: Actor, now: Date) {
  const views = await viewsOf(root, actor, personIdOf(actor));
  const counts = await countFilters(root, actor, now, [...new Set(views.map(({ filter }) => filter))]);
  return views.map(({ id, filter }) => ({ id, ...(counts.get(filter) ?? { number: 0, exact: true }) }));
}
