import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { markersIn, readMarker, readToken, ticketsReferenced, tokenIn } from "../mailboxes/index.ts";
import { sideNamed, sideWith, type SideFound } from "../side/index.ts";
import { findTeam } from "../teams/index.ts";
import {
  answersAsTechnician,
  factsOf,
  findTicket,
  isRequesterOf,
  isStaff,
  mayAnswer,
  mayReadAsRequester,
  wholeOf,
  type TicketRow,
} from "../tickets/index.ts";
import type { Candidate } from "./decide.ts";
import type { Arrived } from "./gather-facts.ts";
import { ticketWithTag } from "./store-tag.ts";
import { vendorTags } from "./vendor-tags.ts";
import type { Understood } from "./understand/understood.ts";

/** References grow with every message; those at both ends say enough (RFC 5322, 3.6.4). */
const mostReferences = 40;

type Tied = Pick<Candidate, "tie"> & {
  key: string;
  technicianId: string | null;
  inside?: boolean;
  sideId?: string | null;
  /** Others that the same ids lead to. */
  others?: string[];
};

/** The tokens in all addresses that a message was sent to. */
export function tokensOf({ understood, envelopeTo }: Pick<Arrived, "understood" | "envelopeTo">): string[] {
  const named = [...understood.to, ...understood.cc].map(({ address }) => address);
  return [...new Set([...named, ...understood.delivered_to, ...envelopeTo].flatMap((address) => tokenIn(address) ?? []))].slice(0, 10);
}

/** `[#1042]`: our own mark of a ticket's number. */
export const numberIn = (subject: string): string | null => /\[#(\d{1,15})\]/.exec(subject)?.[1] ?? null;

/** The messages that a message names, what it answers first. */
export const referencesIn = ({ in_reply_to, references, bounce }: Understood): string[] => {
  const ids = [...new Set([...(bounce?.message_id ? [bounce.message_id] : []), ...in_reply_to, ...references.toReversed()])];
  return ids.length <= mostReferences ? ids : [...ids.slice(0, mostReferences - 1), ...ids.slice(-1)];
};

/** What words of ours name which a message quotes: a side conversation before a ticket. */
async function markedIn(tx: Db, { understood, now }: Arrived) {
  let first: Awaited<ReturnType<typeof readMarker>>;
  for (const marker of markersIn(`${understood.text}\n${understood.html ?? ""}`)) {
    const row = await readMarker(tx, marker, now);
    if (row?.side_id) return row;
    first ??= row;
  }
  return first;
}

/**
 * What a message names, surest first: a token, ids of ours, our mark in what it quotes, ids that we know, another desk's number, and
 * last the number in its subject.
 */
async function tieOf(tx: Db, arrived: Arrived): Promise<Tied | null> {
  const { understood, now } = arrived;
  for (const token of tokensOf(arrived)) {
    const row = await readToken(tx, token, now);
    if (row) {
      const { ticket_id: key, side_id: sideId, inside } = row;
      return { tie: "token", key, technicianId: row.technician ? row.person_id : null, inside, sideId };
    }
  }
  const ids = referencesIn(understood);
  const [known, ...more] = ids.length > 0 ? await ticketsReferenced(tx, ids) : [];
  if (known?.ours) return { tie: "own_reference", key: known.ticket_id, technicianId: null, sideId: known.side_id };
  const marked = await markedIn(tx, arrived);
  if (marked) return { tie: "marker", key: marked.ticket_id, technicianId: null, sideId: marked.side_id };
  if (known) {
    const { ticket_id: key, side_id: sideId } = known;
    const others = sideId ? [] : [...new Set(more.map(({ ticket_id }) => ticket_id).filter((id) => id !== key))];
    return { tie: "reference", key, technicianId: null, sideId, others };
  }
  const tagged = vendorTags(understood, arrived.mailbox);
  const vendor = tagged ? await ticketWithTag(tx, tagged.tags, tagged.owner) : undefined;
  if (vendor) return { tie: "vendor_tag", key: vendor.ticket_id, technicianId: null, sideId: vendor.side_id };
  const number = numberIn(understood.subject);
  return number ? { tie: "subject_tag", key: number, technicianId: null } : null;
}

const statusOf = ({ status }: TicketRow): Candidate["status"] => (status === "resolved" || status === "closed" ? status : "active");

/** Whether an answer to a closed ticket comes too late for it, by the rule of its team. */
async function isOver(tx: Db, ticket: TicketRow, now: Date): Promise<boolean> {
  if (!ticket.closed_at) return false;
  const rule = await findTeam(tx, ticket.team_id);
  if (!rule || rule.follow_up === "reopen") return false;
  if (rule.follow_up === "new") return true;
  return now.getTime() - ticket.closed_at.getTime() > rule.follow_up_days * 86_400_000;
}

/** Where a vendor's words belong: into the conversation that they name, else into the one that this sender has in the ticket. */
async function sideOf(
  tx: Db,
  tied: Tied,
  ticketIds: readonly string[],
  { understood, mailbox }: Arrived,
  isParticipant: boolean,
): Promise<SideFound | null> {
  const sender = understood.from?.address ?? "";
  if (tied.sideId) return sideNamed(tx, tied.sideId, sender, mailbox.address);
  return isParticipant || tied.tie === "token" ? null : sideWith(tx, ticketIds, sender, mailbox.address);
}

// Colleagues follow tickets, too; their mail would speak for the desk.
const isFollowedBy = (actor: Actor | null, row: TicketRow): boolean =>
  actor !== null && !isStaff(actor) && mayReadAsRequester({ ...actor, organizationIds: new Set() }, factsOf(row));

const isAskedBy = (actor: Actor | null, row: TicketRow): boolean => actor !== null && isRequesterOf(actor, factsOf(row));

/**
 * Where a merged ticket's mail goes: to the ticket that it is read through. What somebody writes who took part in the merged one, and
 * not in the other, stays with it.
 */
async function followed(tx: Db, named: TicketRow, actor: Actor | null): Promise<TicketRow> {
  const into = named.merged_into_id ? await findTicket(tx, named.merged_into_id) : undefined;
  if (!into || into.discarded_at) return named;
  const tookPart = isAskedBy(actor, named) || isFollowedBy(actor, named);
  return tookPart && !(isAskedBy(actor, into) && into.status !== "closed") ? named : into;
}

/**
 * The ticket that was named. Whoever knows the id of somebody's message can send one with the same id, so that it leads to a ticket of
 * their own: of several the sender's own counts, before the newest.
 */
async function namedBy(tx: Db, { key, others = [] }: Tied, actor: Actor | null): Promise<TicketRow | undefined> {
  const first = await findTicket(tx, key);
  if (others.length === 0) return first;
  const rest = await Promise.all(others.map((id) => findTicket(tx, id)));
  return [first, ...rest].find((row) => row && !row.discarded_at && (isAskedBy(actor, row) || isFollowedBy(actor, row))) ?? first;
}

/** The ticket that a message names, as its sender stands to it; null when it names none. */
export async function findCandidate(tx: Db, arrived: Arrived, actor: Actor | null): Promise<Candidate | null> {
  const tied = await tieOf(tx, arrived);
  const named = tied ? await namedBy(tx, tied, actor) : undefined;
  if (!tied || !named || named.discarded_at) return null;
  const ticket = await followed(tx, named, actor);
  const facts = factsOf(ticket);
  const isMerged = ticket.merged_into_id !== null;
  const answers = actor !== null && isRequesterOf(actor, facts) && mayAnswer(actor, facts);
  const follows = isFollowedBy(actor, ticket);
  return {
    ticketId: ticket.id,
    tie: tied.tie,
    technicianId: tied.technicianId,
    // What a technician answers in one merged ticket its own people were to read, and not the other's.
    inside: (tied.inside ?? false) || ticket.id !== named.id,
    speaks: actor !== null && answersAsTechnician(actor, ticket),
    participant: answers || follows,
    side: await sideOf(tx, tied, wholeOf(ticket), arrived, answers || follows),
    answers,
    // A merged one is closed by that, and not over.
    status: isMerged ? "active" : statusOf(ticket),
    over: !isMerged && (await isOver(tx, ticket, arrived.now)),
  };
}
