import type { Assurance, EvidenceSet, Need, VerificationMethod } from "../../../../contract/verification.ts";

const strength = (method: VerificationMethod): Assurance | null =>
  method === "second_person" ? null : method === "passkey" || method === "in_person" ? "high" : "medium";

const atLeast = (has: Assurance | null, least: Assurance): boolean => has === "high" || has === least;

/** Whether whatever fills the one need fills the other, too. */
function covers(one: Need, other: Need): boolean {
  if (other.methods.length > 0) return one.methods.length > 0 && one.methods.every((method) => other.methods.includes(method));
  const least = other.least ?? "medium";
  return one.methods.length > 0 ? one.methods.every((method) => atLeast(strength(method), least)) : atLeast(one.least, least);
}

/** Whether every need of the other set has one of its own here. */
function fills(own: readonly Need[], [need, ...rest]: readonly Need[]): boolean {
  if (!need) return true;
  return own.some((one, at) => covers(one, need) && fills(own.toSpliced(at, 1), rest));
}

const asStrong = (one: EvidenceSet, other: EvidenceSet): boolean =>
  one.delay_minutes >= other.delay_minutes && fills(one.needs, other.needs);

/** Whether something is let through that the usual rule would stop. Pure. */
export const isWeaker = (sets: readonly EvidenceSet[], usual: readonly EvidenceSet[]): boolean =>
  sets.some((set) => !usual.some((other) => asStrong(set, other)));
