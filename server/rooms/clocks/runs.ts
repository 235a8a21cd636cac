import type { Metric } from "../../../contract/service-levels.ts";
import { momentOf as of, waitsOf, type HistoryRow } from "./history.ts";

/** A time in which something was owed: from when, until when; `ended` null: it is owed still. */
export interface Run {
  metric: Metric;
  began: number;
  ended: number | null;
  /** It ended without having been done. */
  failed?: true;
}

/** The first of these moments that is not before this one. */
const next = (moments: readonly number[], from: number): number | null => moments.find((at) => at >= from) ?? null;

const isOver = ({ status }: HistoryRow): boolean => status === "resolved" || status === "closed";

/** Until when it was worked on, since a moment; null: it still is. */
function overSince(row: HistoryRow, from: number): number | null {
  const told = row.facts.find(({ type, at }) => (type === "ticket.resolved" || type === "ticket.closed") && of(at) >= from);
  const reopened = row.facts.find(({ type, at }) => type === "ticket.reopened" && of(at) > from);
  if (told && (!reopened || of(told.at) <= of(reopened.at))) return of(told.at);
  // Merged, discarded or brought in from elsewhere: no fact says so, but the row does.
  if (!reopened && (isOver(row) || row.over_at)) return Math.max(from, row.over_at?.getTime() ?? from);
  return null;
}

/** One for each time that it was opened. */
function solutions(row: HistoryRow): Run[] {
  const begun = [row.opened_at.getTime(), ...row.facts.filter(({ type }) => type === "ticket.reopened").map(({ at }) => of(at))];
  return begun.map((began, place) => ({ metric: "resolution", began, ended: overSince(row, began) ?? begun[place + 1] ?? null }));
}

/** The first answer, and one for what the requester wrote since the last one. Who calls or stands there is answered at once. */
function answers(row: HistoryRow): Run[] {
  const opened = row.opened_at.getTime();
  const live = row.channel === "phone" || row.channel === "walk_in";
  const written = row.replies.filter(({ technician }) => technician).map(({ at }) => of(at));
  // In a chat, what is said becomes a message only when it is over.
  const spoken = row.facts.filter(({ type }) => type === "ticket.answered").map(({ at }) => of(at));
  const ours = [...written, ...spoken].toSorted((a, b) => a - b);
  const over = overSince(row, opened);
  const firstly = live ? opened : [next(ours, opened), over].filter((at) => at !== null).toSorted((a, b) => a - b)[0];
  const found: Run[] = [{ metric: "first_response", began: opened, ended: firstly ?? null }];
  if (firstly === undefined) return found;
  const reopened = row.facts.filter(({ type, reason }) => type === "ticket.reopened" && reason === null).map(({ at }) => of(at));
  const theirs = row.replies.filter(({ technician }) => !technician).map(({ at }) => of(at));
  const asked = [...theirs, ...reopened].filter((at) => at > firstly).toSorted((a, b) => a - b);
  let until = firstly;
  for (const began of asked) {
    if (began < until) continue;
    // Thanks for a solution ask for nothing.
    const solved = row.facts.findLast(({ type, at }) => /resolved|closed|reopened/.test(type) && of(at) <= began);
    if (solved && solved.type !== "ticket.reopened") continue;
    const ended = [next(ours, began), overSince(row, began)].filter((at) => at !== null).toSorted((a, b) => a - b)[0] ?? null;
    found.push({ metric: "next_response", began, ended });
    if (ended === null) break;
    until = ended;
  }
  return found;
}

/** What was handed on, until the team took it or it left again. */
const takings = (row: HistoryRow): Run[] =>
  row.stays.slice(1).flatMap(({ from, to, accepted }): Run[] => {
    if (accepted === from) return [];
    const ends = [accepted, to].flatMap((at) => (at === null ? [] : of(at)));
    const over = overSince(row, of(from));
    return [{ metric: "acceptance", began: of(from), ended: ends.length > 0 ? Math.min(...ends) : over }];
  });

/** With a vendor: in their team, or waiting for them elsewhere. */
function vendors(row: HistoryRow): Run[] {
  const stays = row.stays
    .filter(({ tier }) => tier > 3)
    .map(({ from, to }): Run => ({ metric: "vendor", began: of(from), ended: to === null ? overSince(row, of(from)) : of(to) }));
  const waits = waitsOf(row)
    .filter(({ reason, from }) => reason === "vendor" && !stays.some((one) => one.began <= from && from < (one.ended ?? Infinity)))
    .map(({ from, to }): Run => ({ metric: "vendor", began: from, ended: to }));
  return [...stays, ...waits];
}

/** Calls that were promised, until they were made. What was withdrawn is owed no more and never was. */
function callsBack(row: HistoryRow): Run[] {
  return row.facts.flatMap(({ type, what, promise_id, at }): Run[] => {
    if (type !== "ticket.promised" || what !== "call_back") return [];
    const end = row.facts.find((fact) => fact.promise_id === promise_id && /kept|broken|withdrawn/.test(fact.type));
    if (end?.type === "ticket.promise_withdrawn") return [];
    const failed = end?.type === "ticket.promise_broken";
    return [{ metric: "call_back", began: of(at), ended: end ? of(end.at) : null, ...(failed && { failed }) }];
  });
}

/** Everything that was ever owed about a ticket. No two of the same kind begin at one moment. Pure. */
export function runsOf(row: HistoryRow): Run[] {
  const all = [...solutions(row), ...answers(row), ...takings(row), ...vendors(row), ...callsBack(row)];
  const keys = new Set<string>();
  return all.filter(({ metric, began }) => {
    const key = `${metric} ${began}`;
    return !keys.has(key) && keys.add(key);
  });
}
