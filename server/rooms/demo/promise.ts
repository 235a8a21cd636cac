import type { Level } from "../../../contract/service-levels.ts";
import type { Db } from "../../platform/db.ts";
import { actorFor } from "../access/index.ts";
import { makeCalendar } from "../calendars/index.ts";
import { countDemo } from "../clocks/index.ts";
import { addLevel } from "../levels/index.ts";
import { holidaysIn } from "./holidays.ts";
import { organizationNamed } from "./store-by-hand.ts";

const wide: Level["for"] = { priorities: [], request_types: [], organizations: [], people: [], teams: [] };
const nothing = { first_response: null, next_response: null, resolution: null, acceptance: null, vendor: null, call_back: null };
const hour = 60;

/** What the demo desk has promised since its year began: to a customer by the hours of their office, to everybody else as far as answers go. */
export async function promiseByLevels(tx: Db, now: Date, keeperId: string, since: Date): Promise<void> {
  const keeper = await actorFor(tx, keeperId);
  const havbris = await organizationNamed(tx, "Havbris");
  if (!havbris) return;
  const years = [since.getUTCFullYear(), since.getUTCFullYear() + 1, since.getUTCFullYear() + 2];
  const calendar = await makeCalendar(tx, keeper, since, {
    name: "Office in Bodø",
    time_zone: "Europe/Oslo",
    hours: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["08:00", "16:00"]]])),
    holidays: years.flatMap((year) => [...holidaysIn(year)].map((on) => ({ on, name: null }))),
    exceptions: [],
    feed_url: null,
  });
  await addLevel(tx, keeper, since, {
    name: "Havbris",
    for: { ...wide, organizations: [havbris] },
    targets: { ...nothing, first_response: 2 * hour, next_response: 4 * hour, resolution: 12 * hour, vendor: 24 * hour },
    hours: calendar,
    pauses: ["requester", "vendor", "scheduled", "parts", "approval"],
    warnings: [
      { metric: "resolution", when: "before", minutes: hour, tell: ["assignee"] },
      { metric: "resolution", when: "after", minutes: 0, tell: ["leads"] },
    ],
  });
  await addLevel(tx, keeper, since, {
    name: "Everybody",
    for: wide,
    targets: { ...nothing, first_response: 4 * hour, next_response: 8 * hour, acceptance: 2 * hour, vendor: 48 * hour, call_back: 4 * hour },
    hours: "always",
    pauses: [],
    warnings: [],
  });
  await countDemo(tx, now);
}
