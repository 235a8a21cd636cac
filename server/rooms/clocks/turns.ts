import type { LevelWarning } from "../../../contract/service-levels.ts";
import { isId } from "../../platform/id.ts";
import { always, type Book, type Open } from "../calendars/index.ts";
import { levelFor, type KeptLevel, type LevelList, type LevelsBook } from "../levels/index.ts";
import { momentOf, teamAt, type HistoryRow, type Matter } from "./history.ts";
import type { Run } from "./runs.ts";

/** From a moment on, how a clock counts: of whom, by which calendar, by which level, how much. As it is kept. */
export interface KeptTurn {
  at: string;
  team_id: string;
  calendar: { id: string; version: number } | null;
  level: { id: string; name: string; version: number } | null;
  minutes: number | null;
  pauses: readonly string[];
  warnings: readonly LevelWarning[];
  /** Somebody had it counted anew then: by what held at that time. */
  anew: string | null;
}

export interface Books {
  calendars: Book;
  levels: LevelsBook;
}

interface Pinned {
  list: LevelList | null;
  hours: string;
  open: Open;
}

function hoursFor(books: Books, level: KeptLevel | null, moment: number, said: number, team: string, site: string | null): Open {
  const at = books.calendars.at(moment, said);
  if (level?.hours === "always") return always;
  return level && isId(level.hours) ? at.calendar(level.hours) : at.of(team, site);
}

/** When somebody last had it counted anew: all of it, or by what the calendars said since as well. */
function anewAt(row: HistoryRow): { all: number | null; hours: number | null } {
  const facts = row.facts.filter(({ type }) => type === "ticket.clock_recounted");
  const last = (fact: HistoryRow["facts"][number] | undefined) => (fact ? momentOf(fact.at) : null);
  return { all: last(facts.findLast(({ what }) => what !== "hours")), hours: last(facts.at(-1)) };
}

/**
 * How a clock counted, from its beginning: a turn for each time at which something about it changed. What was promised stays: another
 * level is looked for only when the ticket became another one or another team has it, and of lists and calendars that were changed meanwhile
 * none counts but where the ticket itself changed, or somebody had it counted anew. Pure.
 */
export function turnsOf(row: HistoryRow, matters: readonly Matter[], run: Run, books: Books): KeptTurn[] {
  const end = run.ended ?? Infinity;
  const anew = anewAt(row);
  const moved = row.stays.map(({ from }) => momentOf(from));
  const changed = new Set(matters.map(({ at }) => at));
  const marks = [...new Set([run.began, ...matters.map(({ at }) => at), ...moved])]
    .filter((at) => at >= run.began && (at === run.began || at < end))
    .toSorted((a, b) => a - b);
  const turns: KeptTurn[] = [];
  let pinned: Pinned | null = null;
  for (const at of marks) {
    const moment: number = anew.all !== null && at <= anew.all ? anew.all : at;
    const said: number = anew.hours !== null && at <= anew.hours ? anew.hours : at;
    const matter = matters.findLast((one) => one.at <= at) ?? matters[0];
    if (!matter) continue;
    const team_id = teamAt(row, at);
    const list: LevelList | null = !pinned || changed.has(at) ? books.levels.at(moment) : pinned.list;
    const level: KeptLevel | null = list && levelFor(list.levels, { ...matter.standing, team_id }, run.metric);
    const hours: string = [team_id, matter.site_id, level?.hours].join(" ");
    const open: Open = pinned && pinned.hours === hours ? pinned.open : hoursFor(books, level, moment, said, team_id, matter.site_id);
    pinned = { list, hours, open };
    const turn: KeptTurn = {
      at: new Date(at).toISOString(),
      team_id,
      calendar: open.calendar && { id: open.calendar.id, version: open.calendar.version },
      level: level && { id: level.id, name: level.name, version: level.version },
      minutes: level?.targets[run.metric] ?? null,
      pauses: level?.pauses ?? [],
      warnings: level?.warnings.filter(({ metric }) => metric === run.metric) ?? [],
      anew: said === at ? null : new Date(said).toISOString(),
    };
    const last = turns.at(-1);
    if (!last || JSON.stringify({ ...last, at: "" }) !== JSON.stringify({ ...turn, at: "" })) turns.push(turn);
  }
  return turns;
}
