import type { Db } from "../../platform/db.ts";
import { remembered } from "../../platform/remember.ts";
import { technicians } from "../access/index.ts";
import { availabilityNow } from "../availability/index.ts";
import { hoursNow, isOpenAt, type AllHours, type Open } from "../calendars/index.ts";
import type { Candidate } from "./decide.ts";
import { workersIn, type WorkRow } from "./store-people.ts";

/** Who may work on tickets at all. Which of them may work on one is asked of who is chosen. */
const known = remembered(/^(account|person|people|team)\./, async (db, _: "all") => new Set((await technicians(db)).map(({ id }) => id)));
const inTeam = remembered(/^(team|person|people|work_profile|skill)\./, workersIn);

/** Who is there at one moment, asked once for all that is decided then. */
export interface Present {
  now: Date;
  hours: AllHours;
  /** Who said that they can take work. */
  available: ReadonlySet<string>;
}

export async function presentNow(db: Db, now: Date): Promise<Present> {
  const [hours, states] = await Promise.all([hoursNow(db), availabilityNow(db, now)]);
  const available = [...states].flatMap(([id, { state }]) => (state === "available" ? [id] : []));
  return { now, hours, available: new Set(available) };
}

/** In whose hours somebody works: their own, or of the team for which they would. */
export const hoursOf = (
  { hours }: Pick<Present, "hours">,
  one: Pick<WorkRow, "calendar_id">,
  teamId: string,
  siteId: string | null,
): Open => hours.by(one.calendar_id) ?? hours.of(teamId, siteId);

/** What is decided about, and what it takes to say by when somebody has to accept. */
export interface Worker extends Candidate {
  open: Open;
}

export const candidateOf = (one: WorkRow, there: boolean): Candidate => ({
  id: one.id,
  name: one.name,
  skills: new Map(Object.entries(one.skills)),
  languages: one.languages,
  there,
  mayNot: false,
  cap: one.cap,
  share: one.share,
});

/** Who works in a team, as far as it matters for a ticket there. */
export async function workersOf(db: Db, present: Present, teamId: string, siteId: string | null): Promise<Worker[]> {
  const at = present.now.getTime();
  const [rows, able] = await Promise.all([inTeam(db, teamId), known(db, "all")]);
  const opened = new Map<Open, boolean>();
  return rows.map((one) => {
    const open = hoursOf(present, one, teamId, siteId);
    if (!opened.has(open)) opened.set(open, isOpenAt(open.openings, at));
    const there = present.available.has(one.id) && opened.get(open) === true;
    return { ...candidateOf(one, there), mayNot: !able.has(one.id), open };
  });
}
