import { teamOf, type Body } from "./desk.ts";
import { iso } from "./story.ts";
import type { Stage } from "./telling.ts";

const minute = 60_000;
const notes = {
  answered: [
    "Asked for the opening hours.",
    "Wanted to know whether a delivery has come.",
    "Spurte om kurs i Teams, sendt lenke.",
    "Lurte på hvor skjemaet ligger.",
  ],
  wrong_number: ["Wanted the switchboard.", "Ville snakke med lønn."],
  abandoned: ["Rang av før vi fikk svart.", "Line was cut."],
} as const;

/** A call that is logged and leads to no ticket. */
export function otherContacts(stage: Stage, at: number, person: Body): void {
  const { random, batch, desk, now } = stage;
  const outcome = random.weighted(
    ["answered", "wrong_number", "abandoned"] as const,
    (kind) => ({ answered: 6, wrong_number: 2, abandoned: 3 })[kind],
  );
  const end = at + random.whole(15, 200) * 1000;
  if (end + 2 * minute > now) return;
  const known = outcome === "answered";
  batch.contact.push({
    id: random.idAt(at),
    channel: "phone",
    direction: "inbound",
    state: "ended",
    person_id: known ? person.id : null,
    phone: person.phone,
    technician_id: random.pick(teamOf(desk, "service-desk").technicians).id,
    ticket_id: null,
    opened_ticket: false,
    started_at: iso(at),
    ended_at: iso(end),
    wrapped_up_at: iso(end + minute),
    outcome,
    note: random.pick(notes[outcome]),
  });
}
