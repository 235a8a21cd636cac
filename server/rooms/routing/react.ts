import type { RoutingCause } from "../../../contract/routing.ts";
import type { Db } from "../../platform/db.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import type { Reaction } from "../../platform/events/reaction.ts";
import { begin } from "./begin.ts";
import { goOn } from "./go-on.ts";
import { activeRules } from "./read-rules.ts";
import { markTurn, needNotLast, turnsOf } from "./store-turns.ts";
import { presentNow, type Present } from "./workers.ts";

/** What a fact means to routing. */
type Meaning = { is: "first" } | { is: "anew"; cause: RoutingCause } | { is: "next"; cause: RoutingCause } | { is: "taken" } | null;

const isGiven = (data: StoredEvent["data"]): boolean => typeof data["to"] === "string" && data["to"] !== "";

/** Pure. What routing did itself means nothing to it. */
export function meaningOf({ type, data }: Pick<StoredEvent, "type" | "data">): Meaning {
  if (data["routing"] === true) return null;
  switch (type) {
    case "ticket.opened":
    case "contact.ended":
    case "ticket.changed":
    case "ticket.resumed":
      return { is: "first" };
    case "ticket.handed_up":
    case "ticket.handed_down":
    case "ticket.handed_over":
    case "ticket.bounced":
    case "ticket.reopened":
      return { is: "anew", cause: "came" };
    case "ticket.routing_asked":
      return { is: "anew", cause: data["holder_id"] ? "absent" : "by_hand" };
    case "ticket.assigned":
      return isGiven(data) ? { is: "taken" } : { is: "anew", cause: "came" };
    case "ticket.declined":
      return { is: "next", cause: "declined" };
    case "ticket.offer_withdrawn":
      return { is: "next", cause: "again" };
    case "ticket.accepted":
    case "ticket.resolved":
    case "ticket.closed":
    case "ticket.discarded":
      return { is: "taken" };
    default:
      return null;
  }
}

const listened = [
  "ticket.opened",
  "contact.ended",
  "ticket.changed",
  "ticket.resumed",
  "ticket.handed_up",
  "ticket.handed_down",
  "ticket.handed_over",
  "ticket.bounced",
  "ticket.reopened",
  "ticket.routing_asked",
  "ticket.assigned",
  "ticket.declined",
  "ticket.offer_withdrawn",
  "ticket.accepted",
  "ticket.resolved",
  "ticket.closed",
  "ticket.discarded",
];

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const chainOf = ({ data }: StoredEvent): string[] =>
  Array.isArray(data["rule_chain"]) ? data["rule_chain"].filter((id) => typeof id === "string") : [];

async function follow(tx: Db, event: StoredEvent, ticketId: string, meaning: Meaning, present: Present): Promise<void> {
  const chain = chainOf(event);
  if (meaning?.is === "taken") await markTurn(tx, ticketId, "over", present.now);
  if (meaning?.is === "next") await goOn(tx, ticketId, { cause: meaning.cause, present, chain });
  if (meaning?.is === "first") await begin(tx, ticketId, { cause: "came", present, chain, anew: false });
  if (meaning?.is !== "anew") return;
  // Who gives it back is not asked to take it.
  const asked = event.type === "ticket.assigned" || event.type === "ticket.bounced" ? [event.actor_id ?? ""].filter(Boolean) : [];
  await begin(tx, ticketId, { cause: meaning.cause, present, chain, asked, holder: text(event.data["holder_id"]), anew: true });
}

/** What happened, in its order. Where no rule is switched on and none was, nothing is asked but that. */
async function route(tx: Db, events: readonly StoredEvent[]): Promise<void> {
  const meant = events.flatMap((event) => {
    const meaning = event.ticket_id === null ? null : meaningOf(event);
    return meaning && event.ticket_id !== null ? [{ event, meaning, ticketId: event.ticket_id }] : [];
  });
  const routes = meant.length > 0 && (await activeRules(tx)).length > 0;
  const turns = routes ? await turnsOf(tx, [...new Set(meant.map(({ ticketId }) => ticketId))]) : new Map();
  // Most of what changes a ticket was routed long ago.
  const matters = routes
    ? meant.filter(({ meaning, ticketId }) => (meaning.is === "first") !== turns.has(ticketId) || meaning.is === "anew")
    : [];
  if (matters.length === 0) {
    await needNotLast(tx);
    return;
  }
  const present = await presentNow(tx, new Date());
  for (const { event, meaning, ticketId } of matters) await follow(tx, event, ticketId, meaning, present);
}

/** Who is asked is decided after what happened was committed: nobody who opens a ticket waits for it. */
export const reaction: Reaction = { name: "routing.route", on: listened, run: (tx, event) => route(tx, [event]), runAll: route };
