import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { notFound, Problem, wrongField } from "../../platform/problem.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import { requireSession } from "../access/index.ts";
import type { SourceRow } from "./store-source.ts";
import { insertToken, revokeToken as revoke, tokensOf } from "./store-token.ts";

const most = 5;

/** Makes a token of a source and answers it, the only time that it is seen. Publishes `scim_token.created`. */
export async function makeToken(tx: Db, actor: Actor, now: Date, source: SourceRow, expiresAt: Date | null): Promise<string> {
  requireSession(actor);
  if (expiresAt && expiresAt <= now) throw wrongField("/expires_at", "past");
  if ((await tokensOf(tx, [source.id], now)).length >= most) throw new Problem(409, "too_many_ready", { facts: { most } });
  // The prefix lets scanners of leaked secrets know what they found.
  const token = `fls_${newToken()}`;
  const id = newId();
  const row = { id, source_id: source.id, token_hash: hashToken(token), prefix: token.slice(0, 10), created_at: now };
  await insertToken(tx, { ...row, created_by: personIdOf(actor), expires_at: expiresAt, used_at: null, revoked_at: null });
  const data = { scim_source_id: source.id, name: source.name, prefix: row.prefix };
  await publish(tx, { type: "scim_token.created", actorId: actor.personId, data }, now);
  return token;
}

/** It is good for nothing from now on. Publishes `scim_token.revoked`. */
export async function revokeToken(tx: Db, actor: Actor, now: Date, source: SourceRow, id: string): Promise<void> {
  requireSession(actor);
  const revoked = await revoke(tx, id, source.id, now);
  if (!revoked) throw notFound("scim_token");
  const data = { scim_source_id: source.id, name: source.name, prefix: revoked.prefix };
  await publish(tx, { type: "scim_token.revoked", actorId: actor.personId, data }, now);
}
