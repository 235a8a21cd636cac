import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { availabilityNow } from "../availability/index.ts";
import { isOpenAt } from "../calendars/index.ts";
import { goOn } from "./go-on.ts";
import { allWorkers } from "./store-people.ts";
import { forget, openOffers, waitingTurns } from "./store-turns.ts";
import { hoursOf, presentNow } from "./workers.ts";
import { ticketsByIds } from "../tickets/index.ts";

/** So many are looked at in a minute. */
const batch = 500;
const keptFor = 30 * 86_400_000;

/** What nobody answered in time goes to the next. */
async function endExpired(db: Db, now: Date): Promise<void> {
  for (const { ticket_id, technician_id } of await openOffers(db, now, batch))
    await transaction(db, async (tx) => {
      const present = await presentNow(tx, now);
      await goOn(tx, ticket_id, { cause: "expired", present }, { to: technician_id, answer: "expired" });
    });
}

/** What somebody was asked who went away, or whose hours are over, goes to the next before they could answer. */
async function endStale(db: Db, now: Date): Promise<void> {
  const offers = await openOffers(db, null, batch);
  if (offers.length === 0) return;
  const [states, { hours }, workers, tickets] = await Promise.all([
    availabilityNow(db, now),
    presentNow(db, now),
    allWorkers(db),
    ticketsByIds(
      db,
      offers.map(({ ticket_id }) => ticket_id),
    ),
  ]);
  const known = new Map(workers.map((one) => [one.id, one]));
  for (const { ticket_id, technician_id } of offers) {
    const [one, row] = [known.get(technician_id), tickets.get(ticket_id)];
    const state = states.get(technician_id)?.state ?? "unknown";
    const gone = state === "away" || state === "unknown";
    if (one && row && !gone && isOpenAt(hoursOf({ hours }, one, row.team_id, row.site_id).openings, now.getTime())) continue;
    await transaction(db, async (tx) => {
      const present = await presentNow(tx, now);
      await goOn(tx, ticket_id, { cause: "stale", present }, { to: technician_id, answer: "withdrawn" });
    });
  }
}

/** Somebody may be there by now who was not. */
async function askAgain(db: Db, now: Date): Promise<void> {
  for (const id of await waitingTurns(db, now, batch))
    await transaction(db, async (tx) => goOn(tx, id, { cause: "again", present: await presentNow(tx, now) }));
}

export async function routeOnTime(db: Db, now: Date): Promise<void> {
  await endExpired(db, now);
  await endStale(db, now);
  await askAgain(db, now);
}

async function sweep(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptFor);
  while ((await forget(db, before, 5000)) === 5000);
}

export const jobs: Job[] = [
  { name: "routing.on_time", pattern: "* * * * *", run: routeOnTime },
  { name: "routing.sweep", pattern: "53 3 * * *", run: sweep },
];
