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

type Turning = Pick<RequesterTicket, "status" | "waiting_reason" | "requester" | "can">;

/** Asked for by me, or for me: an answer and a yes are mine to give. Others may look on. */
const isMine = ({ requester, can }: Turning, me: string): boolean => requester?.id === me || can.confirm;

/** going: with us, or with the colleague who asked. yours: we wait for your answer or your yes. done: nothing is left to do. */
export type Turn = "going" | "yours" | "done";
export function turnOf(ticket: Turning, me: string): Turn {
  const { status, waiting_reason } = ticket;
  if (status === "closed") return "done";
  const asked = status === "resolved" || (status === "waiting" && waiting_reason === "requester");
  return asked && isMine(ticket, me) ? "yours" : "going";
}

/** What waits for me first, then the rest: a stable order within each. */
export const mineFirst = <T extends Turning>(tickets: readonly T[], me: string): T[] =>
  tickets.toSorted((a, b) => Number(turnOf(b, me) === "yours") - Number(turnOf(a, me) === "yours"));

export const isFinished = ({ status }: Pick<RequesterTicket, "status">): boolean => status === "closed";

type Told = Turning & Pick<RequesterTicket, "tier" | "with" | "since" | "opened_at" | "closed_at" | "confirmed_at">;

/** By when there is more to hear. */
export interface NextWord {
  due_at: string;
  late: boolean;
}

/** One sentence about where it is: a key of the room's words, with the moment it speaks of and the name in it. */
export function whereIsIt(ticket: Told, me: string): { key: `where.${string}`; at: string | null; name: string | null } {
  const { status, tier, waiting_reason, since, opened_at } = ticket;
  const plain = (key: `where.${string}`, at: string | null = null) => ({ key, at, name: ticket.with });
  const theirs = (key: `where.${string}`) => ({ key, at: null, name: ticket.requester?.name ?? null });
  if (status === "closed")
    return ticket.confirmed_at ? plain("where.confirmed", ticket.confirmed_at) : plain("where.closed", ticket.closed_at);
  if (status === "resolved") return turnOf(ticket, me) === "yours" ? plain("where.solved") : theirs("where.solved_other");
  if (waiting_reason === "requester" && turnOf(ticket, me) !== "yours") return theirs("where.waiting_other");
  if (status === "waiting") return plain(`where.waiting_${waiting_reason ?? "scheduled"}`);
  if (tier > 3) return plain("where.vendor", since);
  if (tier > 1) return plain("where.specialist", since);
  if (ticket.with) return plain("where.person");
  return status === "new" ? plain("where.received", opened_at) : plain("where.desk", since);
}

/** When they hear more: as a promise that can still be kept, or that it takes longer. */
export function whatComesNext(
  ticket: Pick<Told, "with">,
  next: NextWord | null | undefined,
  now: number,
): { key: "next.person" | "next.us" | "next.late"; by: string } | null {
  if (!next) return null;
  if (next.late || Date.parse(next.due_at) <= now) return { key: "next.late", by: next.due_at };
  return { key: ticket.with ? "next.person" : "next.us", by: next.due_at };
}
