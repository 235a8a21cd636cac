import type { Db } from "../../../platform/db.ts";
import { planPerson, type Facts, type Known, type Refusal } from "../../directory/index.ts";
import { entrustedAmong, type PersonRow } from "../../people/index.ts";

type Read = Parameters<typeof planPerson>[0];

export interface PlannedUser {
  outcome: "changed" | "left" | "back";
  /** What is written of the person. */
  changes: Partial<Facts>;
  /** What of it was taken over, now or before. */
  facts: Facts;
  refusals: Refusal[];
}

const numbers: readonly string[] = ["phone", "mobile"];

/**
 * What becomes of somebody by what a source says of them: by the rules of directories, and with fewer ways. What signs in, proves or warns
 * somebody who has a role is not changed by a program.
 */
export async function planUser(
  tx: Db,
  read: Pick<Read, "facts" | "enabled" | "facts_before" | "had_left">,
  known: Omit<Known, "entrusted" | "person"> & { person: PersonRow },
): Promise<PlannedUser | { refused: Refusal }> {
  const { person } = known;
  const [entrusted = null] = await entrustedAmong(tx, [person.id]);
  const planned = planPerson({ ...read, twin: false }, { ...known, entrusted });
  if (planned.outcome === "refused") return { refused: planned.refusal };
  if (planned.outcome === "created") throw new Error("somebody who is there is not made");
  const all = planned.fields.filter(({ field }) => field !== "active");
  const fields = entrusted ? all.filter(({ field }) => !numbers.includes(field)) : all;
  const guarded = fields.length < all.length ? [{ reason: "entrusted_number", facts: { name: person.name } }] : [];
  const changes: Partial<Facts> = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
  // What was not taken over is not counted as said: when it can be, it is.
  const kept = (field: keyof Facts) =>
    read.facts[field] === person[field] || field in changes ? read.facts[field] : (read.facts_before?.[field] ?? null);
  const facts: Facts = { ...read.facts, email: kept("email"), phone: kept("phone"), mobile: kept("mobile") };
  const outcome = planned.outcome === "left" || planned.outcome === "back" ? planned.outcome : "changed";
  return { outcome, changes, facts, refusals: [...(planned.refusal ? [planned.refusal] : []), ...guarded] };
}
