import type { Db } from "../../platform/db.ts";
import { actorFor } from "../access/index.ts";
import { giveUpdates, keepPromise, makePromise } from "../promises/index.ts";
import { addNote } from "../tickets/index.ts";
import type { Desk } from "./desk.ts";
import { doneWith, openPromiseOf, openWith, updateBefore } from "./store-by-hand.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Of so many solved tickets of the month before somebody had promised something. */
const kept = 40;

/** One in five too late. */
const took = (at: number): number => (at % 5 === 3 ? 3 * hour : 40 * minute);

/** What people begin by hand and no story of the year tells: what was promised, and colleagues called in notes. By the rooms' own verbs. */
export async function beginByHand(tx: Db, now: Date, { named }: Pick<Desk, "named">): Promise<void> {
  const [per, kari] = [named.get("per.haug"), named.get("kari.solberg")];
  if (!per || !kari) return;
  const [me, colleague] = await Promise.all([actorFor(tx, per.id), actorFor(tx, kari.id)]);
  const [first, second, third] = await openWith(tx, per.id, 3);
  const soon = (hours: number) => new Date(now.getTime() + hours * hour).toISOString();
  const common = { remind_minutes: 10, told: true };
  if (first) await makePromise(tx, me, now, first, { ...common, what: "call_back", words: "", due_at: soon(3) });
  if (second) await makePromise(tx, me, now, second, { ...common, what: "answer", words: "", due_at: soon(20) });
  const words = `@${per.name} I had the same one last week: the cable in the dock was loose. Have you looked there?`;
  if (third) await addNote(tx, colleague, new Date(now.getTime() - 12 * minute), third, { body: words, mentions: [per.id] });
  await promiseBefore(tx, now);
  await giveUpdates(tx, now);
}

/** A month of promises that are over. */
async function promiseBefore(tx: Db, now: Date): Promise<void> {
  const done = await doneWith(tx, new Date(now.getTime() - 28 * day), kept);
  for (const [at, { id, assignee_id, resolved_at }] of done.entries()) {
    const by = await actorFor(tx, assignee_id);
    const made = new Date(resolved_at.getTime() - 4 * hour);
    const due = new Date(made.getTime() + hour);
    const what = at % 2 === 0 ? "call_back" : "answer";
    await makePromise(tx, by, made, id, { what, words: "", told: false, remind_minutes: 10, due_at: due.toISOString() });
    const promise = await openPromiseOf(tx, id);
    const then = new Date(made.getTime() + took(at));
    if (promise) await keepPromise(tx, by, then, { ticket: id, promise }, undefined);
    await updateBefore(tx, id, made, new Date(made.getTime() + 3 * hour), resolved_at);
  }
}
