import { personIdOf, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { notFound } from "../../../platform/problem.ts";
import { lockMailbox, updateMailbox } from "../store.ts";
import { fetchingOf } from "../store-fetching.ts";
import { sendingOf } from "../store-sending.ts";
import { tokenColumns } from "./access-token.ts";
import type { Tokens } from "./ask-token.ts";
import { serversFor, type Registration } from "./registration.ts";
import { sealGrant } from "./sealed.ts";
import { forgetConsents } from "./store-consent.ts";
import { beginAnew, deleteGrant, upsertGrant } from "./store-grant.ts";

export interface Used {
  host: string;
  port: number;
  user_name: string;
}

/** Servers that a mailbox signs in to by a grant. */
export async function serversUsed(db: Db, mailboxId: string): Promise<Used[]> {
  const ways = await Promise.all([fetchingOf(db, mailboxId), sendingOf(db, mailboxId)]);
  return ways.flatMap((one) => (one?.auth === "oauth2" ? [one] : []));
}

/** Keeps what a provider gave, for the servers that are set up now. Publishes `mailbox.granted`, which never names a secret. */
export async function keepGrant(tx: Db, actor: Actor, now: Date, mailboxId: string, given: Registration, tokens: Tokens): Promise<void> {
  const mailbox = await lockMailbox(tx, mailboxId);
  if (!mailbox) throw notFound("mailbox");
  await upsertGrant(tx, {
    mailbox_id: mailboxId,
    provider: given.provider,
    flow: given.flow,
    tenant: given.tenant,
    authorize_url: given.authorizeUrl,
    token_url: given.tokenUrl,
    scopes: given.scopes,
    client_id: given.clientId,
    client_secret: sealGrant(mailboxId, "client_secret", given.clientSecret),
    refresh_token: null,
    ...tokenColumns(mailboxId, tokens),
    servers: serversFor(given.provider, await serversUsed(tx, mailboxId)),
    granted_at: now,
  });
  await forgetConsents(tx, mailboxId);
  await beginAnew(tx, mailboxId);
  await updateMailbox(tx, mailboxId, {}, now);
  const data = { mailbox_id: mailboxId, name: mailbox.name, provider: given.provider, flow: given.flow };
  await publish(tx, { type: "mailbox.granted", actorId: personIdOf(actor), data });
}

/** Forgets a grant with its secrets; at the provider it has to be taken back there. Publishes `mailbox.grant_forgotten`. */
export async function forgetGrant(tx: Db, actor: Actor, now: Date, mailbox: { id: string; name: string }): Promise<void> {
  await forgetConsents(tx, mailbox.id);
  if (!(await deleteGrant(tx, mailbox.id))) throw notFound("grant");
  await updateMailbox(tx, mailbox.id, {}, now);
  await publish(tx, { type: "mailbox.grant_forgotten", actorId: personIdOf(actor), data: { mailbox_id: mailbox.id, name: mailbox.name } });
}
