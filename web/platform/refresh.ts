import type { Query } from "@tanstack/react-query";
import type { LiveEvent } from "./live.ts";
import { queryClient } from "./query-client.ts";

interface Args {
  params?: { id?: string | number };
}
type Fact = Pick<LiveEvent, "type" | "ticket_id" | "ticket_number" | "contact_id">;

/** The readings that tell of what a fact is about, by the first word of its type. Tickets and contacts have rules of their own. */
const readings: Record<string, RegExp> = {
  person: /^\/(people|organizations|sites)/,
  people: /^\/(people|organizations|sites)/,
  organization: /^\/(people|organizations|sites)/,
  site: /^\/(people|sites)/,
  room: /^\/(people|sites)/,
  team: /^\/(teams|technicians|queues|views$)/,
  view: /^\/(views|tickets$)/,
  category: /^\/(categories|request-types)/,
  request_type: /^\/request-types/,
  checklist_template: /^\/checklist-templates/,
  catalog: /^\/(categories|request-types|priorities)/,
  account: /^\/(session$|accounts|technicians)/,
  factor: /^\/session\/factors$/,
  session: /^\/sessions?$/,
  api_key: /^\/api-keys/,
  mail: /^\/mail\//,
  mailbox: /^\/mailboxes/,
  outbox: /^\/outbox/,
  snippet: /^\/snippets/,
  macro: /^\/macros/,
  webhook: /^\/webhooks/,
  rule: /^\/rules/,
  recurrence: /^\/recurrences/,
  alert_source: /^\/alert-sources/,
  bulk: /^\/bulk-changes/,
};

/** Whether a list that was read holds the ticket of a fact. Pure. */
export function holds(data: unknown, { ticket_id, ticket_number }: Fact): boolean {
  const pages = (data as { pages?: { items?: { id?: string; number?: number }[] }[] } | undefined)?.pages ?? [];
  return pages.some(({ items = [] }) =>
    items.some(({ id, number }) => id === ticket_id || (number ?? null) === (ticket_number ?? undefined)),
  );
}

/** Which readings a fact makes old, and how soon they are read again. `held`: the list holds the ticket that it tells of. Pure. */
export function touches(fact: Fact, endpoint: string, args: Args, held = false): "now" | "soon" | "calmly" | null {
  const [, path = ""] = endpoint.split(" ");
  const [noun = ""] = fact.type.split(".");
  // Who looks at a ticket changes nothing of it.
  if (noun === "presence" && !path.endsWith("/presence")) return null;
  const id = args.params?.id === undefined ? null : String(args.params.id);
  if (fact.ticket_id || fact.ticket_number) {
    const named = id !== null && (id === fact.ticket_id || id === String(fact.ticket_number));
    if (path.startsWith("/tickets/{id}")) return named ? "now" : null;
    if (path === "/views/counts" || path === "/views/{id}/groups") return "calmly";
    // What was done here is looked for at once. Of what others do, what is in sight matters most: every desk is told of everything.
    const near = held || fact.type.endsWith(".told");
    if (path === "/tickets" || path === "/queues") return near ? "soon" : "calmly";
    if (path === "/announcements" || path === "/mail/messages") return "soon";
  }
  if (fact.contact_id && path.startsWith("/contacts")) return path === "/contacts/{id}" && id !== fact.contact_id ? null : "now";
  if (path.startsWith("/notifications")) return noun === "notification" || fact.ticket_id ? "soon" : null;
  return readings[noun]?.test(path) ? "soon" : null;
}

const nouns: Record<string, string> = {
  tickets: "ticket",
  contacts: "contact",
  people: "person",
  organizations: "organization",
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
  webhooks: "webhook",
  rules: "rule",
  recurrences: "recurrence",
  "alert-sources": "alert_source",
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

/** Milliseconds from one reading to the next. What every desk asks for at every change costs most: two seconds are soon enough for it. */
const rhythms = { soon: 300, calmly: 2000 };
type Pace = keyof typeof rhythms;
const paces = Object.keys(rhythms) as Pace[];
const waiting: Record<Pace, Set<string>> = { soon: new Set(), calmly: new Set() };
const resting: Partial<Record<Pace, ReturnType<typeof setTimeout>>> = {};

const refresh = (match: (query: Query) => boolean): void => void queryClient.invalidateQueries({ predicate: match });

/** Reads anew what a fact changed: a ticket at once, a list that holds it at most every 300 ms, so that a burst costs few readings. */
export function refreshFor(fact: Fact): void {
  const when = (query: Query) => {
    const [endpoint, args = {}] = query.queryKey as [string, Args?];
    return touches(fact, endpoint, args, endpoint === "GET /tickets" && holds(query.state.data, fact));
  };
  refresh((query) => when(query) === "now");
  for (const query of queryClient.getQueryCache().getAll()) {
    const pace = when(query);
    if (pace === "soon" || pace === "calmly") waiting[pace].add(query.queryHash);
  }
  for (const pace of paces) if (!resting[pace]) refreshWaiting(pace);
}

export function refreshAfter(endpoint: string, params: Record<string, string>): void {
  const fact = factOf(endpoint, params);
  if (fact) refreshFor(fact);
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
