import type { Permission } from "../../../contract/access.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import { permissionsOf } from "./policy.ts";
import { grantsOf } from "./store-account.ts";
import { insertApiKey, type ApiKeyRow } from "./store-key.ts";

export interface ApiKeyGiven {
  personId: string;
  name: string;
  /** All that the owner may when left out. Never more: rights are the owner's of the day, cut down to these. */
  scopes?: readonly Permission[];
  expiresAt?: Date | null;
}

export interface CreatedApiKey {
  id: string;
  /** Shown once; the database keeps its hash and its beginning. */
  key: string;
  row: ApiKeyRow;
}

/** Makes a key that acts for a person; publishes `api_key.created`. */
export async function createApiKey(tx: Db, given: ApiKeyGiven, now = new Date()): Promise<CreatedApiKey> {
  const held = permissionsOf((await grantsOf(tx, given.personId)).map((grant) => grant.role));
  const scopes = [...new Set(given.scopes ?? held)];
  if (!scopes.every((scope) => held.has(scope))) throw wrongField("/scopes", "scope_not_held");
  if (given.expiresAt && given.expiresAt <= now) throw wrongField("/expires_at", "past");
  // The prefix lets scanners of leaked secrets know what they found.
  const key = `fl_${newToken()}`;
  const row: ApiKeyRow = {
    id: newId(),
    token_hash: hashToken(key),
    person_id: given.personId,
    name: given.name,
    prefix: key.slice(0, 9),
    scopes,
    created_at: now,
    expires_at: given.expiresAt ?? null,
    last_used_at: null,
    revoked_at: null,
  };
  await insertApiKey(tx, row);
  const facts = { api_key_id: row.id, name: row.name, scopes };
  await publish(tx, { type: "api_key.created", actorId: given.personId, personId: given.personId, data: facts }, now);
  return { id: row.id, key, row };
}
