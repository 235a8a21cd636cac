import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { mayChangeEntrusted } from "./policy.ts";
import { entrustedAmong, type PersonRow } from "./store.ts";

/** What signs somebody in, proves who they are, or is told when something about their account changes. */
export const ways = ["email", "phone", "mobile"] as const;

/** Enough to tell one address or number from another, and no more. Pure. */
export const endOfWay = (value: string): string => (value.includes("@") ? value.replace(/^(.).*(@.*)$/, "$1…$2") : `…${value.slice(-3)}`);

/** Of the ways that were on file before they were changed what tells them apart, and no more: facts are kept long and sent to other programs. Pure. */
export const endsOfOld = (before: Pick<PersonRow, (typeof ways)[number]>, changed: readonly string[]): Record<string, string | null> =>
  Object.fromEntries(ways.flatMap((way) => (changed.includes(way) ? [[`old_${way}`, before[way] && endOfWay(before[way])]] : [])));

/** Refuses a change of the ways to a person with a role, and the leaving of an administrator, who may be the last one. */
export async function guardEntrusted(tx: Db, actor: Actor, after: PersonRow, changed: readonly string[]): Promise<void> {
  const guarded = [...ways, "active"].find((field) => changed.includes(field));
  if (!guarded) return;
  const [entrusted] = await entrustedAmong(tx, [after.id]);
  if (!entrusted) return;
  if (!mayChangeEntrusted(actor)) throw wrongField(`/${guarded}`, "entrusted");
  if (entrusted.administrator && !after.active) throw new Problem(409, "administrator_first", { facts: { name: after.name } });
}

/** Of these people those whose address and numbers this actor may not change. */
export async function guardedAmong(db: Db, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  if (mayChangeEntrusted(actor)) return new Set();
  return new Set((await entrustedAmong(db, ids)).map((row) => row.person_id));
}
