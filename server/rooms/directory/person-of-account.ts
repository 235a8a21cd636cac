import type { Db } from "../../platform/db.ts";
import { uuidOf } from "./ldap/values.ts";
import { personOf } from "./store.ts";

/** The key as the desk writes it: also of an objectGUID in base64, as Entra ID and AD FS tell it. Pure. */
export function keyFrom(told: string): string {
  const isBase64 = /^[A-Za-z0-9+/]{22}==$/.test(told);
  return (isBase64 && uuidOf(Buffer.from(told, "base64"))) || told.replaceAll(/^\{|\}$/g, "").toLowerCase();
}

/** Whose account it is there, by its key; null for nobody's. */
export async function personOfAccount(db: Db, directoryId: string, told: string): Promise<string | null> {
  return (await personOf(db, directoryId, keyFrom(told)))?.person_id ?? null;
}
