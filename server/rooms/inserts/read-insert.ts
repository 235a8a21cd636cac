import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { fillingFor } from "../macros/index.ts";
import { loadInside } from "../tickets/index.ts";
import { sourceOf } from "./source.ts";

interface Wanted {
  ticket: string;
  source: string;
  insert: string;
  into: "reply" | "note";
}

/** What stands in a ticket once it is inserted. */
export async function readInsert(db: Db, actor: Actor, { ticket: key, source, insert, into }: Wanted): Promise<string> {
  const ticket = await loadInside(db, actor, key);
  const { requesters, writers } = await fillingFor(db, actor, ticket);
  const words = isId(insert) ? await sourceOf(source)?.read(db, actor, insert, into === "note" ? writers : requesters) : null;
  if (!words) throw notFound("insert");
  return words;
}
