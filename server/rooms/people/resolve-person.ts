import type { PersonRef } from "../../../contract/people.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { createPerson } from "./create-person.ts";
import { personByEmail, personById, type PersonRow } from "./store.ts";

/** What to call somebody of whom only the address is known. */
const nameFromEmail = (email: string): string => email.slice(0, email.lastIndexOf("@"));

/** Who is meant: by id, refused at `pointer` when unknown; or by address, where an unknown one makes a new person. */
export async function resolvePerson(tx: Db, actor: Actor, ref: PersonRef, pointer: string): Promise<PersonRow> {
  if ("id" in ref) {
    const row = await personById(tx, ref.id);
    if (!row) throw wrongField(pointer, "unknown", { what: "person" });
    return row;
  }
  const known = await personByEmail(tx, ref.email);
  if (known) return known;
  // A key for tickets makes no people.
  if (!actor.permissions.has("people:write")) throw wrongField(pointer, "unknown", { what: "person" });
  return (await meetPerson(tx, actor, ref)).person;
}

/** A new person of an address that nobody has; where somebody has it by now, who that is. */
export async function meetPerson(
  tx: Db,
  actor: Actor,
  { email, name }: { email: string; name?: string | undefined },
): Promise<{ person: PersonRow; isNew: boolean }> {
  try {
    return { person: await createPerson(tx, actor, { name: name ?? nameFromEmail(email), email }), isNew: true };
  } catch (error) {
    // Two first mails at once: the other one made the person, and it is committed by now.
    const other = error instanceof Problem ? await personByEmail(tx, email) : undefined;
    if (other) return { person: other, isNew: false };
    throw error;
  }
}
