import type { PersonRow } from "../people/index.ts";
import type { Facts } from "./ldap/account.ts";
import type { WrittenField } from "./tables.ts";

/** An account that was read, and what is known of it. */
export interface Read {
  facts: Facts;
  /** null: the directory does not say; nobody leaves or comes back by it. */
  enabled: boolean | null;
  /** Another account that was read has the same address, and goes before this one. */
  twin: boolean;
  /** What was taken over from it last time; null: it is new. */
  facts_before: Facts | null;
  /** It was gone or disabled last time, and its person left because of it. */
  had_left: boolean;
}

export interface Known {
  /** Whose account it is: by the last reading, or else by the address. */
  person: PersonRow | null;
  /** How that is known. by_key: from the last reading; made_anew: their account before is gone; by_address: from nothing but that. */
  how: "by_key" | "made_anew" | "by_address";
  /** Whose the address is. */
  holder: PersonRow | null;
  /** That person has another account in this directory that was read, too. */
  taken: boolean;
  /** Their address alone is enough to be joined to them. */
  joinable: boolean;
  /** Has a role at the desk: what signs them in is not changed from outside. */
  entrusted: { administrator: boolean } | null;
}

export interface Refusal {
  reason: string;
  facts: Record<string, string>;
}

export type Planned =
  | { outcome: "refused"; refusal: Refusal }
  | { outcome: "created" }
  /** `refusal`: why the address stays as it was. */
  | { outcome: "unchanged" | "changed" | "left" | "back" | "linked"; fields: WrittenField[]; refusal: Refusal | null };

const names = ["name", "email", "phone", "mobile", "title", "department"] as const;

/** What the directory says now and did not before; what it never said stays as people wrote it here. */
function fieldsOf({ facts, facts_before: before }: Read, person: PersonRow): WrittenField[] {
  return names.flatMap((field) => {
    const after = facts[field] ?? (before?.[field] ? null : person[field]);
    return after === person[field] ? [] : [{ field, before: person[field], after }];
  });
}

const refuse = (reason: string, facts: Record<string, string> = {}): Planned => ({ outcome: "refused", refusal: { reason, facts } });

/** Why this account is not joined to this person; null: it may be. */
function refuseJoin({ facts, had_left: hadLeft }: Read, known: Known, person: PersonRow): Planned | null {
  const { how, taken, joinable, entrusted } = known;
  if (taken) return refuse("second_account", { name: person.name });
  if (how === "by_address" && !joinable) return refuse("address_taken", { name: person.name, email: facts.email ?? "" });
  // Whoever is given the address of somebody who left is given no role with it, nor later when the account is switched on.
  if (entrusted && hadLeft && !person.active) return refuse("entrusted_anew", { name: person.name });
  return null;
}

/** Why the address is not changed. */
function refuseAddress({ facts, twin }: Read, { holder, entrusted }: Known, person: PersonRow): Refusal | null {
  const email = facts.email ?? "";
  if (entrusted) return { reason: "entrusted_email", facts: { name: person.name } };
  if (twin) return { reason: "twin", facts: { email } };
  if (holder && holder.id !== person.id) return { reason: "email_of_other", facts: { name: holder.name, email } };
  return null;
}

/** What becomes of one account. Pure. */
export function planPerson(read: Read, known: Known): Planned {
  const { enabled, facts, had_left: hadLeft } = read;
  const { person, how, entrusted } = known;
  const isKnown = person !== null && how === "by_key";
  if (read.twin && !isKnown) return refuse("twin", { email: facts.email ?? "" });
  // Nobody begins here with an account that is switched off there.
  if (!person) return enabled === false ? { outcome: "unchanged", fields: [], refusal: null } : { outcome: "created" };
  const stays = isKnown ? null : refuseJoin(read, known, person);
  if (stays) return stays;
  const all = fieldsOf(read, person);
  const refusal = all.some(({ field }) => field === "email") ? refuseAddress(read, known, person) : null;
  const fields = refusal ? all.filter(({ field }) => field !== "email") : all;
  // Who is met for the first time does not leave by it, and whom somebody made active again here stays.
  if (enabled === false && person.active && isKnown && !hadLeft) {
    if (entrusted?.administrator) return refuse("administrator_leaves", { name: person.name });
    const left = fields.filter(({ field }) => field !== "email");
    return { outcome: "left", fields: [...left, { field: "active", before: "true", after: "false" }], refusal };
  }
  // Who was made to leave by hand stays so.
  if (enabled && !person.active && hadLeft)
    return { outcome: "back", fields: [...fields, { field: "active", before: "false", after: "true" }], refusal };
  if (fields.length > 0) return { outcome: "changed", fields, refusal };
  return { outcome: read.facts_before ? "unchanged" : "linked", fields, refusal };
}
