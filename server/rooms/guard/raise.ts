import type { GuardKind } from "../../../contract/guard.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { say } from "../../platform/i18n.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { administrators } from "../access/index.ts";
import { findPersonById } from "../people/index.ts";
import { teamHandling } from "../teams/index.ts";
import { changeTicket, escalate, openTicket } from "../tickets/index.ts";
import { desk } from "./desk.ts";
import { changeAlarm, insertAlarm } from "./store.ts";
import { whoLooks } from "./who-looks.ts";

export interface Raised {
  kind: GuardKind;
  personId?: string | null;
  technicianId?: string | null;
  number?: string | null;
  /** Sensitive actions are locked for the person. */
  locks: boolean;
  /** Fill its sentence. */
  facts?: Record<string, string | number>;
  actorId?: string | null;
  /** Who had a hand in it: they do not lift it. */
  causedBy?: readonly string[];
  /** What somebody wrote. */
  words?: string;
}

/** A ticket on the security fast path: the team that handles it alone sees it. Where none does, it is for a lead, not for whoever answers calls. */
async function openIncident(tx: Db, now: Date, given: Raised): Promise<string> {
  const { kind, personId, technicianId, number, facts, words, actorId, causedBy = [] } = given;
  const [person, technician, security] = await Promise.all([
    personId ? findPersonById(tx, personId) : undefined,
    technicianId ? findPersonById(tx, technicianId) : undefined,
    teamHandling(tx, "security"),
  ]);
  const named = { person: person?.name ?? "–", technician: technician?.name ?? "–", number: number ?? "–", count: 0, ...facts };
  const subject = say("en", `guard.${kind}.subject`, named);
  const description = [say("en", `guard.${kind}.words`, named), words].filter(Boolean).join("\n\n");
  // Whose account it is must not be whom the desk answers: somebody else may read that.
  const asker = actorId ?? (await administrators(tx)).find(({ id }) => id !== personId && id !== technicianId)?.id;
  const from = asker ? { channel: "monitoring" as const, requester: { id: asker } } : { channel: "phone" as const };
  const concerned = new Set([personId, technicianId, ...causedBy].flatMap((id) => id ?? []));
  const looks = security ? null : await whoLooks(tx, concerned);
  const about = { subject, description, kind: "incident" as const, confidential: true, ...(looks && { team: looks.team.id }) };
  const ticket = await openTicket(tx, desk, now, { ...about, ...from }, { live: asker === undefined, quiet: true });
  try {
    if (security) {
      await escalate(tx, desk, now, ticket.id, { path: "security", reason: subject });
      return ticket.id;
    }
  } catch (error) {
    // It began with those who handle such matters.
    if (!(error instanceof Problem)) throw error;
  }
  await changeTicket(tx, desk, now, ticket.id, { urgency: 1, ...(looks?.lead && { assignee: looks.lead.id }) });
  return ticket.id;
}

/** Raises an alarm: every technician sees it, and a security incident is opened. Null where the same is raised already. Publishes `guard.raised`. */
export async function raise(tx: Db, now: Date, given: Raised): Promise<string | null> {
  const { kind, personId = null, technicianId = null, number = null, locks, facts = {}, actorId = null } = given;
  const id = newId();
  const caused_by = [...new Set([...(given.causedBy ?? []), ...(actorId ? [actorId] : [])])];
  const none = { ticket_id: null, lifted_at: null, lifted_by: null, lifted_why: null };
  const about = { id, kind, person_id: personId, technician_id: technicianId, number, caused_by };
  if (!(await insertAlarm(tx, { ...about, locks, facts: JSON.stringify(facts), at: now, ...none }))) return null;
  const ticketId = await openIncident(tx, now, given);
  await changeAlarm(tx, id, { ticket_id: ticketId });
  await publish(tx, { type: "guard.raised", actorId, personId, data: { alarm_id: id, kind, locks, ...facts } }, now);
  return id;
}
