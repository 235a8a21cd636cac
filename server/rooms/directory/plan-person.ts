import type { PersonRow } from "../people/index.ts";
import type { Facts } from "./ldap/account.ts";
import type { WrittenField } from "./tables.ts";

/** An account that was read, and what is known of it. */
export interface Read {
  facts: Facts;
  enabled: boolean;
  /** Another account that was read has the same address. */
  twin: boolean;
  /** What was read of it last time; null: it is new. */
  facts_before: Facts | null;
  /** It was gone or disabled last time, and its person left because of it. */
  had_left: boolean;
}

export interface Known {
  /** Whose account it is: by the last reading, or else by the address. */
  person: PersonRow | null;
  /** Whose the address is. */
  holder: PersonRow | null;
  /** That person has another account in this directory already. */
  taken: boolean;
  /** Has a role at the desk: what signs them in is not changed from outside. */
  entrusted: { administrator: boolean } | null;
}

export type Planned =
  | { outcome: "refused"; reason: string; facts: Record<string, string> }
  | { outcome: "created" }
  | { outcome: "unchanged" | "changed" | "left" | "back" | "linked"; fields: WrittenField[] };

const names = ["name", "email", "phone", "mobile", "title", "department"] as const;

/** What the directory says now and did not before; what it never said stays as people wrote it here. */
function fieldsOf({ facts, facts_before: before }: Read, person: PersonRow): WrittenField[] {
  return names.flatMap((field) => {
    const after = facts[field] ?? (before?.[field] ? null : person[field]);
    return after === person[field] ? [] : [{ field, before: person[field], after }];
  });
}

const refused = (reason: string, facts: Record<string, string> = {}): Planned => ({ outcome: "refused", reason, facts });

/** What becomes of one account. Pure. */
export function planPerson(read: Read, { person, holder, taken, entrusted }: Known): Planned {
  const { enabled, twin, facts, had_left: hadLeft } = read;
  if (twin) return refused("twin", { email: facts.email ?? "" });
  // Nobody begins here with an account that is switched off there.
  if (!person) return enabled ? { outcome: "created" } : { outcome: "unchanged", fields: [] };
  if (taken) return refused("second_account", { name: person.name });
  const fields = fieldsOf(read, person);
  const address = fields.find(({ field }) => field === "email");
  if (address?.after && holder && holder.id !== person.id) return refused("email_of_other", { name: holder.name, email: address.after });
  if (address && entrusted) return refused("entrusted_email", { name: person.name });
  if (!enabled && person.active) {
    if (entrusted?.administrator) return refused("administrator_leaves", { name: person.name });
    return { outcome: "left", fields: [...fields, { field: "active", before: "true", after: "false" }] };
  }
  // Who was made to leave by hand stays so.
  if (enabled && !person.active && hadLeft)
    return { outcome: "back", fields: [...fields, { field: "active", before: "false", after: "true" }] };
  if (fields.length > 0) return { outcome: "changed", fields };
  return { outcome: read.facts_before ? "unchanged" : "linked", fields };
}
