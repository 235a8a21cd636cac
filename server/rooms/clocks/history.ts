import type { Priority } from "../../../contract/catalog.ts";
import type { Standing } from "../levels/index.ts";

/** What clocks are counted from, as it comes from the database: moments are text there. */
export interface HistoryRow {
  ticket_id: string;
  opened_at: Date;
  channel: string;
  status: string;
  priority: Priority;
  request_type_id: string | null;
  organization_id: string | null;
  requester_id: string | null;
  on_behalf_of_id: string | null;
  site_id: string | null;
  team_id: string;
  due_at: Date | null;
  by_hand: boolean;
  over_at: Date | null;
  stays: { team_id: string; tier: number; from: string; to: string | null; accepted: string | null }[];
  replies: { at: string; technician: boolean }[];
  facts: Fact[];
}

type Was = Partial<Pick<HistoryRow, "request_type_id" | "organization_id" | "requester_id" | "on_behalf_of_id" | "site_id">>;

export interface Fact {
  type: string;
  at: string;
  reason: string | null;
  /** Which priority it had before a change. */
  priority: Priority | null;
  was: Was | null;
  promise_id: string | null;
  what: string | null;
}

/** From a moment on, what a ticket is. */
export interface Matter {
  at: number;
  standing: Omit<Standing, "team_id">;
  site_id: string | null;
}

export interface Wait {
  from: number;
  to: number | null;
  reason: string;
}

const of = (text: string): number => Date.parse(text);
export const momentOf = of;

/** What it was, from its opening on: back from what it is, change by change. Pure. */
export function mattersOf(row: HistoryRow): Matter[] {
  const at = (moment: number, now: HistoryRow): Matter => ({
    at: moment,
    site_id: now.site_id,
    standing: {
      priority: now.priority,
      request_type_id: now.request_type_id,
      organization_id: now.organization_id,
      person_id: now.on_behalf_of_id ?? now.requester_id,
    },
  });
  const found: Matter[] = [];
  let now = row;
  for (const fact of row.facts.toReversed()) {
    if (fact.type !== "ticket.changed" || (!fact.priority && !fact.was)) continue;
    found.push(at(of(fact.at), now));
    now = { ...now, ...fact.was, ...(fact.priority && { priority: fact.priority }) };
  }
  return [at(row.opened_at.getTime(), now), ...found.reverse()];
}

/** What ends waiting, whatever for. */
const goesOn = new Set([
  "ticket.resumed",
  "ticket.handed_up",
  "ticket.handed_down",
  "ticket.handed_over",
  "ticket.bounced",
  "ticket.resolved",
  "ticket.closed",
  "ticket.reopened",
]);

/** When it waited, and what for. Pure. */
export function waitsOf(row: HistoryRow): Wait[] {
  const found: Wait[] = [];
  let open: Wait | null = null;
  const end = (at: number) => {
    if (open) found.push({ ...open, to: Math.max(at, open.from) });
    open = null;
  };
  const told = row.facts.map((fact) => ({ at: of(fact.at), fact, reply: false }));
  const written = row.replies.filter(({ technician }) => !technician).map(({ at }) => ({ at: of(at), fact: null, reply: true }));
  for (const { at, fact, reply } of [...told, ...written].toSorted((a, b) => a.at - b.at)) {
    const reason: string | undefined = (open as Wait | null)?.reason;
    if (reply) {
      if (reason === "requester") end(at);
    } else if (fact?.type === "ticket.waiting" && fact.reason) {
      if (fact.reason === reason) continue;
      end(at);
      open = { from: at, to: null, reason: fact.reason };
    } else if (fact && goesOn.has(fact.type)) end(at);
  }
  // The reply that set it waiting was taken back: then it never waited.
  if (open && row.status === "waiting") found.push(open);
  return found;
}

/** Of when it was handed on, who had it. Pure. */
export const teamAt = (row: HistoryRow, at: number): string =>
  (row.stays.findLast((stay) => of(stay.from) <= at) ?? row.stays[0])?.team_id ?? row.team_id;
