import type { Db } from "../../platform/db.ts";
import { createPerson } from "../people/index.ts";
import { desk } from "./desk.ts";
import { givePerson, lockSource, type SourceRow } from "./store-sources.ts";

/** As whom a source asks for help: somebody without an address, so that nothing is ever written to them. Made with its first alert. */
export async function askerOf(tx: Db, source: SourceRow): Promise<string> {
  if (source.person_id) return source.person_id;
  const now = await lockSource(tx, source.id);
  if (now?.person_id) return now.person_id;
  const { id } = await createPerson(tx, desk, { name: source.name });
  await givePerson(tx, source.id, id);
  return id;
}
