import type { AnswerGiven } from "../../contract/route.ts";
import type { Queue } from "../../contract/tickets.ts";
import type { eventRoutes } from "../../contract/work.ts";

type LiveEvent = AnswerGiven<(typeof eventRoutes)["GET /events"]>;

export interface Args {
  params?: { id?: string | number };
  query?: object;
}
/** What was told, or what we did ourselves: then nobody says how near it is. */
export type Fact = Pick<LiveEvent, "type" | "ticket_id" | "ticket_number" | "contact_id"> & Partial<Pick<LiveEvent, "near">>;

/** The readings that tell of what a fact is about, by the first word of its type. Tickets and contacts have rules of their own. */
const readings: Record<string, RegExp> = {
  person: /^\/(people|organizations|sites|away)/,
  people: /^\/(people|organizations|sites)/,
  organization: /^\/(people|organizations|sites)/,
  site: /^\/(people|sites)/,
  room: /^\/(people|sites)/,
  team: /^\/(teams|technicians|queues|views$|tickets$)/,
  view: /^\/(views|tickets$)/,
  calendar: /^\/(calendars|tickets\/\{id\}\/clock$)/,
  service_level: /^\/service-level/,
  clock_recount: /^\/clock-recounts/,
  category: /^\/(categories|request-types)/,
  request_type: /^\/(request-types|tickets\/\{id\}\/(form|first-reply)$)/,
  checklist_template: /^\/checklist-templates/,
  catalog: /^\/(categories|request-types|priorities)/,
  account: /^\/(session$|accounts|technicians)/,
  factor: /^\/session\/factors$/,
  session: /^\/sessions?$/,
  api_key: /^\/api-keys/,
  mail: /^\/mail\//,
  // One may be a mention.
  notification: /^\/(notifications|queues$)/,
  mailbox: /^\/mailboxes/,
  outbox: /^\/outbox/,
  snippet: /^\/snippets/,
  macro: /^\/macros/,
  tone_opening: /^\/(tone-openings|tickets\/\{id\}\/tone)$/,
  priority: /^\/priorities$/,
  webhook: /^\/webhooks/,
  guard: /^\/guard-alarms$/,
  sms_gateway: /^\/sms-/,
  verification: /^\/verification/,
  sms: /^\/sms-/,
  rule: /^\/rules/,
  skill: /^\/(skills|work-profiles|people\/\{id\}\/work-profile)$/,
  work_profile: /^\/(skills|work-profiles|people\/\{id\}\/work-profile)$/,
  routing_rule: /^\/routing-rules/,
  recurrence: /^\/recurrences/,
  alert_source: /^\/alert-sources/,
  telephone_system: /^\/telephone-systems/,
  asset: /^\/assets/,
  assets: /^\/assets/,
  asset_kind: /^\/(asset-kinds|assets)/,
  counter: /^\/counters/,
  appointment: /^\/(appointments|counters|tickets\/\{id\}\/appointments)/,
  counter_device: /^\/counters/,
  directory: /^\/director/,
  identity_provider: /^\/(identity-providers|sign-in-ways|session\/identities)/,
  identity: /^\/(session\/identities|accounts)/,
  call: /^\/(calls|contacts\/live$)/,
  bulk: /^\/bulk-changes/,
};

/** Whether a list that was read holds the ticket of a fact. Pure. */
export function holds(data: unknown, { ticket_id, ticket_number }: Fact): boolean {
  const pages = (data as { pages?: { items?: { id?: string; number?: number }[] }[] } | undefined)?.pages ?? [];
  return pages.some(({ items = [] }) =>
    items.some(({ id, number }) => id === ticket_id || (number ?? null) === (ticket_number ?? undefined)),
  );
}

/** Words and work, which leave a ticket in the queues where it stands; what else comes of them is told by facts of their own. */
const leavesInPlace =
  /^(note|reply|attachment)\.|^ticket\.(time_logged|watched|unwatched|step_|side_|reply_|draft_|checklist_|linked|unlinked)/;

const mine: readonly Queue[] = ["my_shift", "mine_due_soon", "waiting_on_me", "handed_to_me"];
const ofMyTeams: readonly Queue[] = ["to_accept", "unassigned", "due_soon", "waiting", "resolved"];

/** Whether a ticket that a list does not hold can have come into it. Of views and the other queues only the server knows. */
function mayEnter({ near }: Fact, { query = {} }: Args): boolean {
  const { queue, view } = query as { queue?: Queue; view?: string };
  if (!near || near === "mine" || view || !queue) return true;
  return near === "desk" ? !mine.includes(queue) && !ofMyTeams.includes(queue) : !mine.includes(queue);
}

/** Of a message in the mail log: which of its lists tell of it. */
function touchesMail(fact: Fact, { query = {} }: Args): "soon" | "calmly" | null {
  const { ticket, outcome } = query as { ticket?: string; outcome?: string };
  if (/^(ticket\.)?mail[._]|\.told$/.test(fact.type)) return "soon";
  if (ticket) return ticket === fact.ticket_id || ticket === String(fact.ticket_number) ? "soon" : null;
  // Messages that wait for a decision: what happens to tickets is none of it.
  return outcome === "held" ? null : "calmly";
}

/** Which readings a fact makes old, and how soon they are read again. `held`: the list holds the ticket that it tells of. Pure. */
export function touches(fact: Fact, endpoint: string, args: Args, held = false): "now" | "soon" | "calmly" | null {
  const [, path = ""] = endpoint.split(" ");
  const [noun = ""] = fact.type.split(".");
  // Who looks at a ticket changes nothing of it.
  if (noun === "presence" && !path.endsWith("/presence")) return null;
  if (noun === "availability")
    return path === "/availability/now" ? "calmly" : path === "/availability" && fact.near === "mine" ? "soon" : null;
  // Chats are asked for by tickets, by themselves and as a queue: what is said somewhere is soon read where it is shown.
  if (/^\/(chats|tickets\/\{id\}\/chats)/.test(path))
    return noun === "chat" || (noun === "contact" && fact.type === "contact.changed") ? "soon" : null;
  if (noun === "chat") return null;
  // Who waits is asked for as a queue, by counters and by tickets.
  if (noun === "walk_in") return /^\/(walk-ins|tickets\/\{id\}\/walk-ins|counters)/.test(path) ? "soon" : null;
  const id = args.params?.id === undefined ? null : String(args.params.id);
  if (fact.ticket_id || fact.ticket_number) {
    const named = id !== null && (id === fact.ticket_id || id === String(fact.ticket_number));
    if (path.startsWith("/tickets/{id}")) return named ? "now" : null;
    if (path === "/views/counts" || path === "/views/{id}/groups") return "calmly";
    const told = noun === "ticket" && fact.type.endsWith(".told");
    // Every desk is told of everything: what others do elsewhere must cost it nothing.
    const elsewhere = fact.near === "desk";
    const inPlace = leavesInPlace.test(fact.type);
    if (path === "/tickets") return told || held ? "soon" : mayEnter(fact, args) ? "calmly" : null;
    if (path === "/queues") return told ? "soon" : inPlace && elsewhere ? null : "calmly";
    if (path === "/announcements") return told ? "soon" : inPlace ? null : "calmly";
    if (path === "/mail/messages") return touchesMail(fact, args);
    // Who is asked, or gave their word, may be far from where the ticket is now.
    if (/^\/approvals(\/asked)?$/.test(path)) return !fact.type.startsWith("ticket.approval_") ? null : elsewhere ? "calmly" : "soon";
    if (path.startsWith("/promises/")) return !fact.type.startsWith("ticket.promise") ? null : elsewhere ? "calmly" : "soon";
    if (path === "/next-updates") return elsewhere ? null : "calmly";
    if (path === "/notifications" && noun !== "notification") return elsewhere ? null : "calmly";
  }
  if (fact.contact_id && path.startsWith("/contacts")) return path === "/contacts/{id}" && id !== fact.contact_id ? null : "now";
  return readings[noun]?.test(path) ? "soon" : null;
}
