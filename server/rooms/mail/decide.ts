import type { MailReason } from "../../../contract/mail.ts";
import type { SideFound } from "../side/index.ts";
import { isDomainFlood, isTooFast, type Pace } from "./pace.ts";
import type { Understood } from "./understand/understood.ts";

/** By what a message names a ticket, surest first. */
type Tie = "token" | "own_reference" | "marker" | "reference" | "vendor_tag" | "subject_tag";

/** The ticket that a message names. */
export interface Candidate {
  ticketId: string;
  tie: Tie;
  /** Its sender asked for it, it is for them, or they follow it. */
  participant: boolean;
  /** They may say whether it is solved. */
  answers: boolean;
  status: "active" | "resolved" | "closed";
  /** Closed, and its team's answers come in a ticket of their own by now. */
  over: boolean;
  /** Of a token that speaks for the desk: whose it is. */
  technicianId: string | null;
  /** Of such a token: it was given in a mail of which its requester may see nothing. */
  inside: boolean;
  /** The side conversation that it belongs to: then it goes there or nowhere. */
  side: SideFound | null;
  /** Its sender may answer it for the desk now. */
  speaks: boolean;
}

/** All that a decision rests on. */
export interface MailFacts {
  message: Pick<Understood, "classification" | "looks_like_code" | "is_thanks" | "forwarded"> & { from: unknown };
  /** The receiver's own check says that it is not from who it says; whoever says so is believed. */
  failed: boolean;
  /** The mailbox knows who checks for it, so that a message without a good check is not one of the usual. */
  checked: boolean;
  /** That checker says that it is from the domain of its sender. */
  aligned: boolean;
  /** It says so by DMARC, and no less. */
  dmarc: boolean;
  fromOurselves: boolean;
  sender: { id: string | null; known: boolean; technician: boolean; closed: boolean };
  candidate: Candidate | null;
  /** It was sent to a reply address that the desk never gave out, or answers an id of the desk's that is none. */
  unknownToken: boolean;
  mailbox: { strangers: "open" | "hold"; technician_replies: boolean };
  /** The ticket of a sender who opens too many at once. */
  floodTicketId: string | null;
  pace: Pace;
}

export type Decision = { reasons: MailReason[] } & (
  | { do: "ignore" | "hold" | "quarantine"; ticketId: string | null }
  | { do: "open"; quiet: boolean; forwarded: boolean }
  | { do: "side"; ticketId: string; sideId: string; automatic: boolean }
  | { do: "append"; ticketId: string; as: "requester" | "technician" | "note"; reopen: boolean; quiet: boolean }
);

const silent = new Set<Understood["classification"]>(["auto_reply", "out_of_office", "bounce", "delivery_receipt", "loop"]);
/** Nobody waits for a receipt of these (RFC 3834). */
const unanswered = new Set<Understood["classification"]>(["mailing_list", "bulk", "calendar"]);

const hold = (ticketId: string | null, ...reasons: MailReason[]): Decision => ({ do: "hold", ticketId, reasons });

/** Why a message may not go into the ticket that it names, though it names it; null: it may. */
function doubt({ candidate, failed, checked, aligned, dmarc, sender, mailbox }: MailFacts): MailReason | null {
  if (!candidate) return null;
  if (failed) return "unverified";
  if (candidate.technicianId) {
    if (candidate.technicianId !== sender.id) return "foreign_token";
    if (!candidate.speaks) return "not_participant";
    return mailbox.technician_replies && dmarc ? null : "unverified";
  }
  if (candidate.participant) {
    // Ids and numbers that others have seen prove nothing, nor does what is quoted and passed on; a token or an id of ours does.
    const proves = candidate.tie === "token" || candidate.tie === "own_reference";
    return proves || aligned || !checked ? null : "unverified";
  }
  if (candidate.tie === "vendor_tag") return aligned || !checked ? null : "unverified";
  return sender.technician ? "technician_without_token" : "not_participant";
}

function append(facts: MailFacts, candidate: Candidate): Decision {
  const { message } = facts;
  const speaks = candidate.technicianId !== null;
  const reasons: MailReason[] = [candidate.tie];
  const quiet = unanswered.has(message.classification);
  const closed = candidate.status !== "active";
  if (speaks || !closed || message.is_thanks) {
    if (closed && message.is_thanks) reasons.push("thanks");
    const as = !speaks ? "requester" : candidate.inside ? "note" : "technician";
    return { do: "append", ticketId: candidate.ticketId, as, reopen: false, quiet, reasons };
  }
  if (candidate.status === "closed" && (candidate.over || !candidate.answers)) return open(facts, [...reasons, "follow_up"]);
  const reopen = candidate.answers;
  return {
    do: "append",
    ticketId: candidate.ticketId,
    as: "requester",
    reopen,
    quiet,
    reasons: reopen ? [...reasons, "reopened"] : reasons,
  };
}

function open(facts: MailFacts, reasons: MailReason[]): Decision {
  const { message, sender, mailbox, failed, floodTicketId, checked, aligned, pace } = facts;
  if (sender.closed) return hold(null, ...reasons, "account_closed");
  if (failed) return hold(null, ...reasons, "unverified");
  if (!sender.known && mailbox.strangers === "hold") return hold(null, ...reasons, "stranger");
  if (floodTicketId)
    return { do: "append", ticketId: floodTicketId, as: "requester", reopen: false, quiet: true, reasons: [...reasons, "flood"] };
  // Of many senders at once nobody's words go into another's ticket: a technician looks at them.
  if (isDomainFlood(pace)) return hold(null, ...reasons, "domain_flood");
  const kind = message.classification;
  const isUnanswered = unanswered.has(kind);
  if (isUnanswered) reasons.push(kind as MailReason);
  const forwarded = message.forwarded !== null && sender.technician && (aligned || !checked);
  // What is passed on is answered to whoever wrote it first, not to who hands it on.
  const tooFast = !forwarded && isTooFast(pace);
  if (tooFast) reasons.push("too_fast");
  return {
    do: "open",
    quiet: isUnanswered || tooFast,
    forwarded,
    reasons: [...reasons, forwarded ? "forwarded_by_technician" : "new_request"],
  };
}

/** What vendors' desks send by themselves, and one wants to read beside their answers: the number they gave it, who is away. */
const receipts = new Set<Understood["classification"]>(["auto_reply", "out_of_office"]);

// An id or an address that only the vendor was given proves enough; what others may have seen takes the vendor's own address.
const proves = ({ tie }: Candidate): boolean => tie === "token" || tie === "own_reference";

/** What becomes of a message to a side conversation: never anything that a requester reads. */
function decideSide({ message, failed, checked, aligned }: MailFacts, candidate: Candidate, side: SideFound): Decision {
  const { ticketId, tie } = candidate;
  if (failed) return hold(ticketId, tie, "side_conversation", "unverified");
  if (!proves(candidate) && !side.withSender) return hold(ticketId, tie, "side_conversation", "not_participant");
  if (!proves(candidate) && checked && !aligned) return hold(ticketId, tie, "side_conversation", "unverified");
  const automatic = silent.has(message.classification) || unanswered.has(message.classification);
  return { do: "side", ticketId, sideId: side.id, automatic, reasons: [tie, "side_conversation"] };
}

/** What becomes of a message: the rules of the desk's mail, in their order. */
export function decide(facts: MailFacts): Decision {
  const { message, candidate } = facts;
  const ticketId = candidate?.ticketId ?? null;
  const kind = message.classification;
  const side = candidate?.side ?? null;
  const isReceipt = side !== null && candidate !== null && receipts.has(kind) && proves(candidate);
  if (silent.has(kind) && !isReceipt) return { do: "ignore", ticketId, reasons: [kind as MailReason] };
  if (facts.fromOurselves) return { do: "ignore", ticketId, reasons: ["own_address"] };
  if (message.looks_like_code) return { do: "quarantine", ticketId: null, reasons: ["sign_in_code"] };
  if (!message.from) return hold(ticketId, "no_sender");
  // Who writes as a technician by a made-up token wants to speak for the desk; it opens nothing in their name either.
  if (!candidate && facts.unknownToken && facts.sender.technician) return hold(null, "unknown_token");
  if (!candidate) return open(facts, facts.unknownToken ? ["unknown_token"] : []);
  if (facts.sender.closed) return hold(ticketId, candidate.tie, "account_closed");
  if (side) return decideSide(facts, candidate, side);
  const reason = doubt(facts);
  if (!reason) return append(facts, candidate);
  // Everybody can write a number into a subject: a stranger's is a coincidence or a trick.
  if (candidate.tie === "subject_tag" && reason === "not_participant") return open(facts, []);
  return hold(ticketId, candidate.tie, reason);
}
