import type { Selectable } from "kysely";
import type { Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { actorFor } from "../access/index.ts";
import { tellTeam } from "../notifications/index.ts";
import { findTeam } from "../teams/index.ts";
import { changeMany, type Act, type Judgement, type PutBack, type Undo } from "../tickets/index.ts";
import { addCounts, endBulk, takeRunning } from "./store.ts";
import { markItems, nextItems, type Marked } from "./store-items.ts";
import type { BulkTables } from "./tables.ts";
import { tellBulk } from "./tell.ts";

type Bulk = Selectable<BulkTables["bulk_change"]>;
type Item = Awaited<ReturnType<typeof nextItems>>[number];

const doing = ({ act }: Bulk, items: readonly Item[]): Act | PutBack =>
  act.act === "undo"
    ? { ...act, undos: new Map(items.flatMap(({ ticket_id, undo }): [string, Undo][] => (undo ? [[ticket_id, undo]] : []))) }
    : act;

/** What every fact about one of its tickets says of the whole. */
const markOf = ({ id, total, undoes }: Bulk) => ({ bulk_id: id, bulk_total: total, ...(undoes && { bulk_undoes: undoes }) });

const marked = (item: Item, judgement: Judgement | undefined): Marked => ({
  place: item.place,
  result: judgement?.result ?? "failed",
  refusal: judgement?.result === "refused" ? judgement.refusal : null,
  undo: judgement?.result === "changed" ? judgement.step.undo : null,
});

/** Who started it; null when they left or their account was closed: nobody goes on in their name. */
async function starterOf(tx: Db, bulk: Bulk): Promise<Actor | null> {
  try {
    return await actorFor(tx, bulk.started_by);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

async function end(tx: Db, now: Date, bulk: Bulk, state: "done" | "cancelled", counts: Pick<Bulk, "changed">): Promise<void> {
  await endBulk(tx, bulk.id, state, now);
  const type = state === "done" ? "bulk.finished" : "bulk.cancelled";
  const { act, started_by: actorId } = bulk;
  await tellBulk(tx, actorId, now, type, { bulk_id: bulk.id, act: act.act, total: bulk.total, changed: counts.changed });
  const team = act.act === "move" ? await findTeam(tx, act.team) : undefined;
  // How many were to go decides whether each was told of by itself.
  if (act.act === "move" && team && counts.changed > 0)
    await tellTeam(tx, team.id, { count: bulk.total, actorId, reason: act.reason, at: now });
}

export interface Batch {
  size: number;
  /** Called with the places of the items that are about to be changed. */
  taken?: (places: readonly number[]) => void;
}

/**
 * Changes the next tickets of a bulk change, in one transaction with the mark at each that it had its turn: whenever a process is
 * killed, nothing is done twice. Answers whether there may be more to do; false also while another worker is at it.
 */
export const runBatch = (db: Db, id: string, now: Date, { size, taken }: Batch): Promise<boolean> =>
  transaction(db, async (tx) => {
    const bulk = await takeRunning(tx, id);
    if (!bulk) return false;
    const actor = await starterOf(tx, bulk);
    if (!actor) return end(tx, now, bulk, "cancelled", bulk).then(() => false);
    const items = await nextItems(tx, id, size);
    taken?.(items.map(({ place }) => place));
    const ids = items.map(({ ticket_id }) => ticket_id);
    const judged = ids.length > 0 ? await changeMany(tx, actor, now, doing(bulk, items), ids, markOf(bulk)) : [];
    const marks = items.map((item, at) => marked(item, judged[at]));
    if (marks.length > 0) await markItems(tx, id, marks);
    const of = (...results: Marked["result"][]) => marks.filter(({ result }) => results.includes(result)).length;
    const counts = { changed: of("changed"), unchanged: of("unchanged"), failed: of("refused", "failed") };
    await addCounts(tx, id, counts);
    const done = bulk.changed + bulk.unchanged + bulk.failed + marks.length;
    if (done < bulk.total && items.length > 0) return true;
    await end(tx, now, bulk, "done", { changed: bulk.changed + counts.changed });
    return false;
  });

/** Something of ours went wrong with this one, and with it alone: it is set aside, the others go on. */
export const setAside = (db: Db, id: string, place: number): Promise<boolean> =>
  transaction(db, async (tx) => {
    const bulk = await takeRunning(tx, id);
    const [item] = bulk ? await nextItems(tx, id, 1) : [];
    if (item?.place !== place) return false;
    await markItems(tx, id, [{ place, result: "failed", refusal: { code: "bulk_item_failed", field: false, facts: {} }, undo: null }]);
    await addCounts(tx, id, { changed: 0, unchanged: 0, failed: 1 });
    return true;
  });
