import type { NoticeKind } from "../../../contract/work.ts";
import type { StoredEvent } from "../../platform/events/read.ts";

/** The part of a ticket that decides who learns of a fact about it. */
export interface TicketPeople {
  team_id: string;
  assignee_id: string | null;
  /** It is read through another one, whose people are told. */
  merged_into_id?: string | null;
}

export interface Telling {
  kind: NoticeKind;
  /** These people, or else everybody in the team. */
  people: readonly string[] | { team: string };
  text: string | null;
}

const words = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const ids = (value: unknown): string[] => (Array.isArray(value) ? value.filter((id) => typeof id === "string") : []);

/** So many tickets changed together are told one by one; of more the team learns once, when it is done (tell-team.ts). */
export const fewTogether = 20;
const isOneOfMany = (data: StoredEvent["data"]): boolean => typeof data["bulk_total"] === "number" && data["bulk_total"] > fewTogether;

/** Whom a fact concerns besides its requester; null when it is nobody's news. Pure. */
export function whomToTell({ type, data }: Pick<StoredEvent, "type" | "data">, ticket: TicketPeople): Telling | null {
  if (isOneOfMany(data)) return null;
  const reason = words(data["reason"]);
  const named = words(data["person_id"]);
  const assignee = ticket.assignee_id;
  const team = { team: words(data["team_id"]) ?? ticket.team_id };
  switch (type) {
    case "ticket.offered":
      return named ? { kind: "offered", people: [named], text: null } : null;
    case "ticket.declined":
      return named ? { kind: "declined", people: [named], text: reason } : null;
    case "ticket.handed_up":
    case "ticket.handed_down":
    case "ticket.handed_over":
      return { kind: "handed_to_team", people: team, text: reason };
    case "ticket.bounced":
      return { kind: "bounced", people: named ? [named] : { team: ticket.team_id }, text: reason };
    case "ticket.reopened":
      return { kind: "reopened", people: assignee ? [assignee] : { team: ticket.team_id }, text: reason };
    case "ticket.noticed":
      return { kind: "notice", people: ids(data["told"]), text: reason };
    case "ticket.reply_held":
      return named ? { kind: "reply_held", people: [named], text: null } : null;
    case "ticket.side_answered":
      // A receipt is no answer.
      return data["automatic"] === true
        ? null
        : {
            kind: "vendor_answered",
            people: [...new Set([assignee, named].flatMap((id) => id ?? []))],
            text: words(data["name"]) ?? words(data["address"]),
          };
    case "note.added":
      return data["mentions"] === undefined ? null : { kind: "mentioned", people: ids(data["mentions"]), text: null };
    case "ticket.approval_ended":
      return data["state"] === "cancelled"
        ? null
        : { kind: "approval_answered", people: [...new Set([assignee, named].flatMap((id) => id ?? []))], text: words(data["question"]) };
    case "promise.soon":
    case "promise.due":
      // What every ticket is owed, whoever has it keeps; of one that nobody has the leads of its team hear.
      if (data["what"] === "update") return { kind: "promise_soon", people: assignee ? [assignee] : ids(data["told"]), text: null };
      return named
        ? {
            kind: type === "promise.soon" ? "promise_soon" : "promise_due",
            people: [named],
            // In the reader's own words by the screen: what, by when, and what was said.
            text: words(data["words"]),
          }
        : null;
    case "ticket.target_near":
      return { kind: "target_near", people: ids(data["told"]), text: words(data["level"]) };
    case "ticket.target_missed":
    case "ticket.target_over":
      return { kind: "target_missed", people: ids(data["told"]), text: words(data["level"]) };
    case "ticket.mail_failed":
      return { kind: "mail_failed", people: assignee ? [assignee] : { team: ticket.team_id }, text: words(data["address"]) };
    case "ticket.merged_answered":
      return assignee ? { kind: "requester_replied", people: [assignee], text: null } : null;
    case "reply.added":
      return data["from_technician"] === false && assignee && !ticket.merged_into_id
        ? { kind: "requester_replied", people: [assignee], text: null }
        : null;
    default:
      return null;
  }
}
