import type { RequesterTicket } from "../../../contract/tickets.ts";

/** The four steps that everybody can follow. */
export const steps = ["received", "working", "specialist", "solved"] as const;
export type Step = (typeof steps)[number];

type Moving = Pick<RequesterTicket, "status" | "tier" | "with">;

/** How far it has come, 1 to 4. */
export function stepsReached({ status, tier, with: person }: Moving): 1 | 2 | 3 | 4 {
  if (status === "resolved" || status === "closed") return 4;
  if (tier > 1) return 3;
  return status === "new" && person === null ? 1 : 2;
}

/** going: with us. yours: we wait for an answer or a yes. done: nothing is left to do. */
export type Turn = "going" | "yours" | "done";
export function turnOf({ status, waiting_reason }: Pick<RequesterTicket, "status" | "waiting_reason">): Turn {
  if (status === "closed") return "done";
  return status === "resolved" || (status === "waiting" && waiting_reason === "requester") ? "yours" : "going";
}

/** Whose turn it is first, then what is ours: a stable order within each. */
export const mineFirst = <T extends Pick<RequesterTicket, "status" | "waiting_reason">>(tickets: readonly T[]): T[] =>
  tickets.toSorted((a, b) => Number(turnOf(b) === "yours") - Number(turnOf(a) === "yours"));

export const isFinished = ({ status }: Pick<RequesterTicket, "status">): boolean => status === "closed";

type Told = Pick<RequesterTicket, "status" | "waiting_reason" | "tier" | "with" | "since" | "opened_at" | "closed_at" | "confirmed_at" | "due_at">;

/** One sentence about where it is: a key of the room's words, with the moment it speaks of and the name in it. */
export function whereIsIt(ticket: Told): { key: `where.${string}`; at: string | null; name: string | null } {
  const { status, tier, waiting_reason, since, opened_at } = ticket;
  const plain = (key: `where.${string}`, at: string | null = null) => ({ key, at, name: ticket.with });
  if (status === "closed") return ticket.confirmed_at ? plain("where.confirmed", ticket.confirmed_at) : plain("where.closed", ticket.closed_at);
  if (status === "resolved") return plain("where.solved");
  if (status === "waiting") return plain(`where.waiting_${waiting_reason ?? "scheduled"}`);
  if (tier > 3) return plain("where.vendor", since);
  if (tier > 1) return plain("where.specialist", since);
  if (ticket.with) return plain("where.person");
  return status === "new" ? plain("where.received", opened_at) : plain("where.desk", since);
}

/** When they hear more: only while we work on it, and only as a promise that can still be kept. */
export function whatComesNext(ticket: Told, now: number): { key: "next.person" | "next.us" | "next.late"; by: string } | null {
  if (!ticket.due_at || (ticket.status !== "new" && ticket.status !== "open")) return null;
  if (Date.parse(ticket.due_at) <= now) return { key: "next.late", by: ticket.due_at };
  return { key: ticket.with ? "next.person" : "next.us", by: ticket.due_at };
}
