import type { Query } from "@tanstack/react-query";
import { queryClient } from "./query-client.ts";
import { holds, touches, type Args, type Fact } from "./touches.ts";

const nouns: Record<string, string> = {
  tickets: "ticket",
  contacts: "contact",
  chats: "chat",
  "chat-widgets": "chat_widget",
  "walk-ins": "walk_in",
  counters: "counter",
  appointments: "appointment",
  "counter-devices": "counter_device",
  people: "person",
  organizations: "organization",
  assets: "asset",
  "asset-kinds": "asset_kind",
  sites: "site",
  teams: "team",
  categories: "category",
  "request-types": "request_type",
  "checklist-templates": "checklist_template",
  accounts: "account",
  sessions: "session",
  "api-keys": "api_key",
  mail: "mail",
  mailboxes: "mailbox",
  outbox: "outbox",
  views: "view",
  snippets: "snippet",
  macros: "macro",
  "tone-openings": "tone_opening",
  priorities: "priority",
  webhooks: "webhook",
  rules: "rule",
  recurrences: "recurrence",
  "alert-sources": "alert_source",
  "telephone-systems": "telephone_system",
  calls: "call",
  directories: "directory",
  "identity-providers": "identity_provider",
  "bulk-changes": "bulk",
};

/** What a write of our own changed: known before the stream tells it, and also when there is no stream. */
export function factOf(endpoint: string, params: Record<string, string>): Fact | null {
  const [room = ""] = endpoint.slice(endpoint.indexOf("/") + 1).split("/");
  const noun = nouns[room];
  if (!noun) return null;
  const id = params["id"] ?? "new";
  return {
    type: `${noun}.told`,
    ticket_id: noun === "ticket" ? id : null,
    ticket_number: null,
    contact_id: noun === "contact" ? id : null,
  };
}

/**
 * Milliseconds from one reading to the next. What every desk asks for at every change costs most: two seconds are soon enough for it, of which
 * the server may take half a second until it counts again.
 */
const rhythms = { soon: 300, calmly: 1300 };
type Pace = keyof typeof rhythms;
const paces = Object.keys(rhythms) as Pace[];
const waiting: Record<Pace, Set<string>> = { soon: new Set(), calmly: new Set() };
const resting: Partial<Record<Pace, ReturnType<typeof setTimeout>>> = {};

const refresh = (match: (query: Query) => boolean): void => void queryClient.invalidateQueries({ predicate: match });

/** Every desk is told at the same moment: each reads what can wait at a moment of its own, or all of them would stand in one another's way. */
const ownMoment = () => Math.random() * 1000;

/**
 * Reads anew what a fact changed: a ticket at once, a list that holds it at most every 300 ms, so that a burst costs few readings.
 * `ours`: what we did ourselves is looked for without waiting.
 */
export function refreshFor(fact: Fact, ours = false): void {
  const when = (query: Query) => {
    const [endpoint, args = {}] = query.queryKey as [string, Args?];
    // What is being read at this moment may come with the ticket, as it was.
    const held = endpoint === "GET /tickets" && (query.state.fetchStatus === "fetching" || holds(query.state.data, fact));
    return touches(fact, endpoint, args, held);
  };
  refresh((query) => when(query) === "now");
  for (const query of queryClient.getQueryCache().getAll()) {
    const pace = when(query);
    if (pace === "soon" || pace === "calmly") waiting[pace].add(query.queryHash);
  }
  for (const pace of paces) {
    if (ours) clearTimeout(resting[pace]);
    else if (resting[pace]) continue;
    if (ours || pace === "soon") refreshWaiting(pace);
    else resting[pace] = setTimeout(() => refreshWaiting(pace), ownMoment());
  }
}

export function refreshAfter(endpoint: string, params: Record<string, string>): void {
  const fact = factOf(endpoint, params);
  if (fact) refreshFor(fact, true);
}

function refreshWaiting(pace: Pace): void {
  delete resting[pace];
  if (waiting[pace].size === 0) return;
  const hashes = new Set(waiting[pace]);
  waiting[pace].clear();
  refresh((query) => hashes.has(query.queryHash));
  resting[pace] = setTimeout(() => refreshWaiting(pace), rhythms[pace]);
}

/** Everything may have changed. */
export function refreshAll(): void {
  void queryClient.invalidateQueries();
}
