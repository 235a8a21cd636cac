import type { DeskPromise, Promised } from "../../../contract/promises.ts";
import type { Actor } from "../../platform/actor.ts";
import { mayWorkOn, type TicketFacts } from "../tickets/index.ts";

/** So late is in time still: nobody dials on the second. */
export const grace = 5 * 60_000;

export const inTime = (due: Date, done: Date): boolean => done.getTime() <= due.getTime() + grace;

/** Whoever gave the word, or works on the ticket; null: the desk gave it. */
export const mayChange = (actor: Actor, ticket: TicketFacts, by: string | null): boolean =>
  actor.permissions.has("tickets:work") && ((by !== null && actor.personId === by) || mayWorkOn(actor, ticket));

/** Nothing more can be done about what was kept or taken back; what was broken may still be done, late. Of the desk's own words another one follows what was done. */
export const isOver = ({ what, state, done_at }: { what: Promised; state: DeskPromise["state"]; done_at: Date | null }): boolean =>
  state === "kept" || state === "withdrawn" || (what === "update" && done_at !== null);

/** What a fact of the desk keeps by itself. Pure. */
export const keptBy = (type: string): Promised => (type === "reply.added" ? "answer" : "call_back");
