import type { PersonHit } from "../../../contract/people.ts";
import type { TicketSummary } from "../../../contract/tickets.ts";

/** A row below "Who is it?". */
export type Choice =
  | { kind: "person"; id: string; person: PersonHit }
  | { kind: "ticket"; id: string; ticket: TicketSummary }
  | { kind: "requester"; id: string; ticket: TicketSummary }
  | { kind: "new"; id: string };

/** "#1042", or so few digits that they may be a ticket's number as well as the beginning of a telephone number. */
export function ticketNumberIn(words: string): string | null {
  const found = /^(#\s?\d{1,9}|\d{1,7})$/.exec(words.trim());
  return found ? words.replace(/\D/g, "") : null;
}

/** People first; a ticket first when "#" says so. Somebody new is always the last word. Pure. */
export function choicesOf(q: string, hits: readonly PersonHit[], ticket: TicketSummary | null, busy: boolean): Choice[] {
  const people = hits.map((person): Choice => ({ kind: "person", id: person.id, person }));
  const tickets: Choice[] = ticket
    ? [
        { kind: "ticket", id: `ticket-${ticket.id}`, ticket },
        ...(ticket.requester ? [{ kind: "requester" as const, id: `requester-${ticket.id}`, ticket }] : []),
      ]
    : [];
  const fresh: Choice[] = q.length > 1 && !q.startsWith("#") && !(busy && hits.length === 0) ? [{ kind: "new", id: "new" }] : [];
  return q.startsWith("#") ? [...tickets, ...people] : [...people, ...tickets, ...fresh];
}

/** The choice that Enter means when it was pressed before the rows were there: only one that nobody could mistake. Pure. */
export function unmistakable(choices: readonly Choice[], words: string): Choice | null {
  const wanted = words.trim().toLocaleLowerCase();
  const same = choices.filter((choice) => choice.kind === "person" && choice.person.name.toLocaleLowerCase() === wanted);
  const people = choices.filter(({ kind }) => kind === "person");
  if (same.length === 1) return same[0] ?? null;
  return people.length === 1 ? (people[0] ?? null) : people.length === 0 ? (choices[0] ?? null) : null;
}
