import type { TimelineEntry } from "../../../contract/tickets.ts";

/** A key of the room's words and what fills it; `name` and `moment` are filled by the screen. */
export interface Told {
  key: string;
  facts: Record<string, string>;
}

type Entry<K extends TimelineEntry["kind"]> = Extract<TimelineEntry, { kind: K }>;
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** What a requester is told of an event, in plain words; null for what would only repeat what stands beside it. */
export function eventWords({ type, data, author }: Pick<Entry<"event">, "type" | "data" | "author">, me: string): Told | null {
  const team = text(data["to"]);
  const mine = author?.id === me;
  const by = author && !author.technician ? { name: author.name } : null;
  switch (type) {
    case "ticket.opened":
      return { key: "event.opened", facts: {} };
    case "ticket.assigned":
      return team ? { key: "event.assigned", facts: { name: team } } : { key: "event.unassigned", facts: {} };
    case "ticket.accepted": {
      const name = text(data["name"]) ?? author?.name;
      return name ? { key: "event.accepted", facts: { name } } : null;
    }
    case "ticket.waiting": {
      const until = text(data["until"]);
      const reason = text(data["reason"]) ?? "scheduled";
      return until && reason === "scheduled"
        ? { key: "event.waiting_scheduled_until", facts: { until } }
        : { key: `event.waiting_${reason}`, facts: {} };
    }
    case "ticket.resumed":
      return { key: "event.resumed", facts: {} };
    case "ticket.handed_up":
      return team ? { key: "event.handed_up", facts: { team } } : null;
    case "ticket.handed_down":
    case "ticket.handed_over":
    case "ticket.bounced":
      return team ? { key: "event.moved", facts: { team } } : null;
    case "ticket.resolved":
      return { key: "event.resolved", facts: {} };
    case "ticket.confirmed":
      if (mine) return { key: "event.confirmed", facts: {} };
      return by ? { key: "event.confirmed_other", facts: by } : { key: "event.confirmed_desk", facts: {} };
    case "ticket.reopened":
      return { key: mine ? "event.reopened" : "event.reopened_other", facts: {} };
    case "ticket.promised":
    case "ticket.promise_moved":
    case "ticket.promise_kept":
    case "ticket.promise_withdrawn": {
      const what = text(data["what"]) ?? "other";
      const facts = { what, words: text(data["words"]) ?? "", until: text(data["at"]) ?? "" };
      // Nobody is told "as promised" of what came too late, nor "later" of what comes sooner.
      const late = type === "ticket.promise_kept" && data["late"] === true ? "_late" : "";
      const sooner = type === "ticket.promise_moved" && data["sooner"] === true ? "_sooner" : "";
      return { key: `event.${type.slice(7)}${late}${sooner}`, facts };
    }
    case "ticket.closed":
      return { key: data["automatic"] === true ? "event.closed_quietly" : "event.closed", facts: {} };
    default:
      return null;
  }
}

/** A call, a visit or a message, as the one who was there remembers it. */
export function contactWords(
  { channel, direction, person, author }: Pick<Entry<"contact">, "channel" | "direction" | "person" | "author">,
  me: string,
): Told {
  const other = person && person.id !== me ? { person: person.name } : null;
  const name = author && author.id !== me ? author.name : null;
  const outbound = direction === "outbound";
  if (channel === "phone" && outbound) {
    if (other) return { key: "contact.phone_out_other", facts: other };
    return name ? { key: "contact.phone_out_with", facts: { name } } : { key: "contact.phone_out", facts: {} };
  }
  if (channel === "phone" || channel === "walk_in") {
    const kind = channel === "phone" ? "phone_in" : "walk_in";
    if (other) return { key: `contact.${kind}_other`, facts: other };
    return name ? { key: `contact.${kind}_with`, facts: { name } } : { key: `contact.${kind}`, facts: {} };
  }
  if (outbound) return { key: "contact.wrote_you", facts: {} };
  return other ? { key: "contact.written_other", facts: other } : { key: "contact.written", facts: { channel } };
}
