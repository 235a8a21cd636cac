import type { RoutingDecision, RoutingStory } from "../../../contract/routing.ts";
import { dateFormat } from "../../platform/date-format.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { findPeopleByIds } from "../people/index.ts";
import { teamsByIds } from "../teams/index.ts";
import { wholeOf, type TicketRow } from "../tickets/index.ts";
import { findVersion } from "./store-rules.ts";
import { decisionsOf, findTurn, type DecisionRow } from "./store-turns.ts";
import type { Kept, Seen } from "./tables.ts";

interface Known {
  nameOf: (id: string) => string;
  teamOf: (id: string) => string;
}

const time = ({ language, timeZone }: Actor, at: Date): string =>
  dateFormat(language === "nb" ? "nb" : "en-GB", {
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(at);

const points = ({ language }: Actor, load: number): string => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(load);

/** Why somebody was asked, or was not, in one sentence. */
function saysOf(actor: Actor, seen: Seen, name: string, chosen: boolean): string {
  const reasons = (seen.no ?? []).map((reason) => say(actor.language, `routing.reason.${reason}`));
  if (reasons.length > 0)
    return say(actor.language, "routing.not_asked", {
      name,
      why: new Intl.ListFormat(actor.language, { type: "conjunction" }).format(reasons),
    });
  return say(actor.language, chosen ? "routing.was_asked" : "routing.fits", { name, load: points(actor, seen.l ?? 0) });
}

/** The decision in one sentence: who, of how many, and by which way. */
function tells(actor: Actor, row: DecisionRow, was: Kept | undefined, { nameOf, teamOf }: Known): string {
  const fit = row.considered.filter(({ no }) => no === undefined).length;
  const facts = {
    name: row.person_id ? nameOf(row.person_id) : "",
    team: teamOf(row.team_id),
    rule: row.rule_name,
    way: was?.way ?? "least_loaded",
    fit,
    all: row.considered.length,
    until: row.until_at ? time(actor, row.until_at) : "",
  };
  return say(actor.language, `routing.${row.outcome}`, facts);
}

function present(actor: Actor, row: DecisionRow, was: Kept | undefined, known: Known): RoutingDecision {
  const { nameOf, teamOf } = known;
  return {
    id: row.id,
    at: row.at.toISOString(),
    rule: { id: row.rule_id, name: row.rule_name },
    version: row.version,
    cause: row.cause,
    outcome: row.outcome,
    person: row.person_id ? { id: row.person_id, name: nameOf(row.person_id) } : null,
    team: { id: row.team_id, name: teamOf(row.team_id) },
    until: row.until_at?.toISOString() ?? null,
    says: tells(actor, row, was, known),
    considered: row.considered.map((seen) => ({
      person: { id: seen.p, name: nameOf(seen.p) },
      chosen: seen.p === row.person_id,
      reasons: seen.no ?? [],
      load: seen.l ?? null,
      says: saysOf(actor, seen, nameOf(seen.p), seen.p === row.person_id),
    })),
  };
}

/** The rule of each decision as it was then. */
async function asItWas(db: Db, rows: readonly DecisionRow[]): Promise<Map<string, Kept>> {
  const keys = new Map(rows.map(({ rule_id, version }) => [`${rule_id} ${version}`, { rule_id, version }]));
  const found = await Promise.all(
    [...keys].map(async ([key, { rule_id, version }]) => [key, (await findVersion(db, rule_id, version))?.was] as const),
  );
  return new Map(found.flatMap(([key, was]) => (was ? [[key, was] as const] : [])));
}

/** Who was asked to take a ticket, and why. Only for who sees the inside of it. */
export async function tellStory(db: Db, actor: Actor, row: TicketRow): Promise<RoutingStory> {
  const [turn, rows] = await Promise.all([findTurn(db, row.id), decisionsOf(db, wholeOf(row))]);
  const people = new Set(rows.flatMap(({ considered, person_id }) => [...considered.map(({ p }) => p), ...(person_id ? [person_id] : [])]));
  const [named, teams, was] = await Promise.all([
    findPeopleByIds(db, [...people]),
    teamsByIds(
      db,
      rows.map(({ team_id }) => team_id),
    ),
    asItWas(db, rows),
  ]);
  const known: Known = { nameOf: (id) => named.get(id)?.name ?? "", teamOf: (id) => teams.get(id)?.name ?? "" };
  return {
    state: turn?.state ?? "none",
    give_up_at: turn && turn.state !== "over" ? turn.give_up_at.toISOString() : null,
    decisions: rows.map((one) => present(actor, one, was.get(`${one.rule_id} ${one.version}`), known)),
  };
}
