import type { Actor } from "../../platform/actor.ts";
import { mayPutBack } from "../tickets/index.ts";
import type { BulkRow } from "./store.ts";

/** So long it is kept what became of each ticket, and what was before. */
export const keptFor = 90 * 86_400_000;

/** Leads see what is done to many tickets, whoever does it. */
export const seesAll = (actor: Actor): boolean => actor.roles.has("lead") || actor.roles.has("administrator");

export const maySee = (actor: Actor, bulk: Pick<BulkRow, "started_by">): boolean =>
  actor.permissions.has("tickets:work") && (bulk.started_by === actor.personId || seesAll(actor));

const isKept = ({ finished_at }: Pick<BulkRow, "finished_at">, now: Date): boolean =>
  finished_at !== null && now.getTime() - finished_at.getTime() < keptFor;

/** Everything a reader may do with it now: screens and verbs ask this one place. */
export const rightsOn = (now: Date, bulk: Pick<BulkRow, "state" | "act" | "changed" | "undone_by" | "finished_at">) => ({
  cancel: bulk.state === "running",
  undo:
    bulk.state !== "running" &&
    bulk.changed > 0 &&
    bulk.undone_by === null &&
    isKept(bulk, now) &&
    bulk.act.act !== "undo" &&
    mayPutBack(bulk.act.act),
});
