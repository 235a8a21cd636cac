import type { Reaction } from "../../platform/events/reaction.ts";
import { raise } from "./raise.ts";
import { askedFromNumberOf, failuresOf, resetsBy } from "./store-history.ts";

const hour = 60 * 60_000;
const day = 24 * hour;
/** So many failed verifications of somebody in a day. */
const failures = 3;
/** So many technicians who were asked for the same person without proof. */
const technicians = 2;
/** So many resets of one technician in an hour. */
const resets = 10;

/** Looks at each failed verification: too many of one person, or with one technician after the other. */
export const radarOnFailures: Reaction = {
  name: "guard.radar_failures",
  on: ["verification.failed", "verification.evidence_refused"],
  async run(tx, { person_id: personId, at }) {
    if (!personId) return;
    const counted = await failuresOf(tx, personId, new Date(at.getTime() - day));
    const causedBy = counted.technicians;
    if (causedBy.length >= technicians)
      await raise(tx, at, { kind: "shopping", personId, locks: true, facts: { count: causedBy.length }, causedBy });
    if (counted.failed >= failures)
      await raise(tx, at, { kind: "failed", personId, locks: true, facts: { count: counted.failed }, causedBy });
  },
};

/** So many people for whom something was asked from one number in a day. */
const people = 3;

/** Looks at each verification: several accounts that are asked for from one number. */
export const radarOnNumbers: Reaction = {
  name: "guard.radar_numbers",
  on: ["verification.failed", "verification.evidence_refused", "verification.used"],
  async run(tx, { ticket_id: ticketId, person_id: personId, actor_id: actorId, at }) {
    if (!ticketId || !personId) return;
    const asked = await askedFromNumberOf(tx, ticketId, new Date(at.getTime() - day));
    if (asked && asked.people >= people)
      await raise(tx, at, {
        kind: "number",
        personId,
        number: asked.phone,
        locks: true,
        facts: { count: asked.people },
        causedBy: actorId ? [actorId] : [],
      });
  },
};

/** Looks at each sensitive action that began: many by one technician. */
export const radarOnResets: Reaction = {
  name: "guard.radar_resets",
  on: ["verification.used"],
  async run(tx, { actor_id: technicianId, at }) {
    if (!technicianId) return;
    const count = await resetsBy(tx, technicianId, new Date(at.getTime() - hour));
    if (count >= resets) await raise(tx, at, { kind: "technician", technicianId, locks: false, facts: { count } });
  },
};
