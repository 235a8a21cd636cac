import type { Db } from "../../platform/db.ts";
import { remembered } from "../../platform/remember.ts";
import { openingsOf } from "./clock/openings.ts";
import { always, type Hours, type Open } from "./hours.ts";
import { usesKept, versionsKept, versionsNamed, type KeptVersion, type Use } from "./store-book.ts";

/** Everybody's hours as they were at any moment. */
export interface Book {
  /** As they stood then; `calendar`: of one by its id. `said`: with who was open by which then, as those said it at another moment. */
  at(moment: number, said?: number): Pick<Hours, "of"> & { calendar(id: string): Open };
  /** A version by its name; around the clock where there is none. */
  version(of: { id: string; version: number } | null): Open;
}

/** Versions are never written over: each is worked out once, and the ids of calendars are never used again. */
const known = new Map<string, Open>();
const most = 2000;
const keyOf = (id: string, version: number): string => `${id} ${version}`;

function openOf({ calendar_id: id, version, name, ...calendar }: KeptVersion): Open {
  return { calendar: { id, name, version }, openings: openingsOf(calendar) };
}

interface From {
  from: number;
}
const upTo = <T extends From>(list: readonly T[] | undefined, moment: number): T | undefined =>
  list?.findLast(({ from }) => from <= moment);

function grouped<T extends From>(all: readonly T[], keyFor: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) found.set(keyFor(one), [...(found.get(keyFor(one)) ?? []), one]);
  return found;
}

/** All hours there were, as of now. */
export async function readBook(db: Db): Promise<Book> {
  const [versions, uses] = await Promise.all([versionsKept(db), usesKept(db)]);
  const missing = versions.map((one) => keyOf(one.calendar_id, one.version)).filter((key) => !known.has(key));
  if (known.size > most) known.clear();
  const wanted = known.size === 0 ? versions.map((one) => keyOf(one.calendar_id, one.version)) : missing;
  if (wanted.length > 0) for (const one of await versionsNamed(db, wanted)) known.set(keyOf(one.calendar_id, one.version), openOf(one));
  const openings = new Map(versions.map((one) => [keyOf(one.calendar_id, one.version), known.get(keyOf(one.calendar_id, one.version))]));
  const held = versions.map((one) => ({ ...one, from: one.from_at.getTime() }));
  const byCalendar = grouped(held, (one) => one.calendar_id);
  const byUser = grouped(
    uses.map((one: Use) => ({ ...one, from: one.from_at.getTime() })),
    (one) => `${one.kind} ${one.user_id}`,
  );
  const calendarAt = (id: string, moment: number): Open => {
    const all = byCalendar.get(id);
    // Before there was one, the first is as good as any.
    const held_then = upTo(all, moment) ?? all?.[0];
    return (held_then && openings.get(keyOf(id, held_then.version))) ?? always;
  };
  const usedAt = (key: string, moment: number) => upTo(byUser.get(key), moment)?.calendar_id ?? null;
  return {
    at: (moment, said = moment) => ({
      of(teamId, siteId) {
        const id = usedAt(`team ${teamId}`, moment) ?? (siteId === null ? null : usedAt(`site ${siteId}`, moment));
        return id === null ? always : calendarAt(id, said);
      },
      calendar: (id) => calendarAt(id, said),
    }),
    version: (of) => (of && openings.get(keyOf(of.id, of.version))) ?? always,
  };
}

const asked = remembered(/^calendar\./, (db, _: "all") => readBook(db));

/** All hours there were, as of a second ago at most. */
export const hoursBook = (db: Db): Promise<Book> => asked(db, "all");
