import type { Db } from "../../platform/db.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import type { Reaction } from "../../platform/events/reaction.ts";
import { matchesOf, type Matching } from "../tickets/index.ts";
import { readRules, type ReadRule } from "./attention.ts";
import { chainOf, listened, waitsFor } from "./occasion.ts";
import { runRule } from "./run-rule.ts";
import { activeRules } from "./store.ts";
import { beganWith, needNotLast } from "./store-runs.ts";

/** A ticket that a call opens is about nothing yet, and is asked about when the call ends; a later call about it opens nothing. */
function opensNothing(event: StoredEvent, ticket: Matching, began: ReadonlyMap<string, Date>): boolean {
  if (event.type === "ticket.opened") return ticket.subject === "";
  const at = event.type === "contact.ended" ? (began.get(event.contact_id ?? "") ?? null) : ticket.opened_at;
  return at?.getTime() !== ticket.opened_at.getTime();
}

/** What is known of the tickets at hand; asked anew once one was changed. */
function watch(tx: Db, rules: readonly ReadRule[]) {
  const conditions = rules.map(({ condition }) => condition);
  const known = new Map<string, Matching>();
  return {
    known,
    async look(ids: readonly string[]): Promise<void> {
      const found = await matchesOf(tx, ids, conditions);
      for (const id of ids) {
        const row = found.get(id);
        if (row) known.set(id, row);
        else known.delete(id);
      }
    },
  };
}

/** All rules that wait for one fact, in their order: each sees what those before it did. */
async function applyTo(tx: Db, event: StoredEvent, rules: readonly ReadRule[], { known, look }: ReturnType<typeof watch>, now: Date) {
  const ticketId = String(event.ticket_id);
  for (const [place, { row, attention }] of rules.entries()) {
    if (!known.get(ticketId)?.found[place] || attention.length > 0 || !row.active || !waitsFor(row.occasion, event)) continue;
    const outcome = await runRule(tx, row, { ticketId, eventId: event.id, stateAt: null, chain: chainOf(event), now });
    if (outcome === "stopped") row.active = false;
    if (outcome === "changed") await look([ticketId]);
    if (row.last) return;
  }
}

const contactsIn = (events: readonly StoredEvent[]): string[] =>
  events.flatMap(({ type, contact_id }) => (type === "contact.ended" && contact_id !== null ? [contact_id] : []));

/** What happened, in its order. Rules are read once for all of it; without one that waits for any of it nothing else is asked. */
export async function applyRules(tx: Db, events: readonly StoredEvent[]): Promise<void> {
  const now = new Date();
  const active = await activeRules(tx, "event");
  const wanted = events.filter((event) => event.ticket_id !== null && active.some(({ occasion }) => waitsFor(occasion, event)));
  if (wanted.length === 0) {
    await needNotLast(tx);
    return;
  }
  const rules = await readRules(
    tx,
    active.filter(({ occasion }) => wanted.some((event) => waitsFor(occasion, event))),
    now,
  );
  const watching = watch(tx, rules);
  await watching.look([...new Set(wanted.map(({ ticket_id }) => String(ticket_id)))]);
  const began = await beganWith(tx, contactsIn(wanted));
  for (const event of wanted) {
    const ticket = watching.known.get(String(event.ticket_id));
    if (ticket && !opensNothing(event, ticket, began)) await applyTo(tx, event, rules, watching, now);
  }
}

/** Rules are applied to what happened, after it was committed: nobody waits for them, and each has its turn once for each fact. */
export const reaction: Reaction = {
  name: "rules.apply",
  on: listened,
  run: (tx, event) => applyRules(tx, [event]),
  runAll: applyRules,
};
