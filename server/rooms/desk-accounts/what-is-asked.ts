import type { ContactChanges } from "./tables.ts";

const fields = ["email", "phone", "mobile"] as const;
export type ContactField = (typeof fields)[number];

export interface Ways {
  email: string | null;
  phone: string | null;
  mobile: string | null;
}

/**
 * Which of the changed ways nobody may change without proof. Of whoever signs in nowhere: none, they are told. Somebody's first number: not that
 * either, for it proves nothing in the first days. A first address signs in, so it is asked for. Pure.
 */
export function needProof(before: Ways, after: Ways, signsIn: boolean): ContactField[] {
  if (!signsIn) return [];
  const hasNumber = before.phone !== null || before.mobile !== null;
  return fields.filter((field) => before[field] !== after[field] && (field === "email" || hasNumber));
}

/** What of them is to be another one. Pure. */
export const changesOf = (after: Ways, changed: readonly ContactField[]): ContactChanges =>
  Object.fromEntries(changed.map((field) => [field, after[field]]));
