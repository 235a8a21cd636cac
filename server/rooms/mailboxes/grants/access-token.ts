import { setTimeout as pause } from "node:timers/promises";
import { transaction, type Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { isFaulty, type FaultyError } from "../mail-fault.ts";
import { mailboxById } from "../store.ts";
import { askToken, type Question, type Tokens } from "./ask-token.ts";
import { noGrant } from "./grant-fault.ts";
import { serverOf } from "./registration.ts";
import { registrationIn, sealGrant, unsealGrant } from "./sealed.ts";
import { changeGrant, grantOf, takeRenewal, type GrantRow } from "./store-grant.ts";

/** Whoever shows a token: to which server, and for whom. */
export interface Presenter {
  mailbox_id: string;
  host: string;
  port: number;
  user_name: string;
}

/** So long (ms) another process may take to get the new token. */
const patience = 35_000;

const questionOf = (row: GrantRow): Question => {
  if (row.flow === "application") return { grant_type: "client_credentials", scope: row.scopes };
  return { grant_type: "refresh_token", refresh_token: unsealGrant(row, "refresh_token") ?? "" };
};

export const tokenColumns = (mailboxId: string, { accessToken, refreshToken, renewAt, expiresAt }: Tokens) => ({
  access_token: sealGrant(mailboxId, "access_token", accessToken),
  ...(refreshToken !== null && { refresh_token: sealGrant(mailboxId, "refresh_token", refreshToken) }),
  renew_at: renewAt,
  expires_at: expiresAt,
  renewing_until: null,
  refused_at: null,
  refusal: null,
});

/** The provider lets the desk in no more. Publishes `mailbox.grant_over` the first time. */
const noteOver = (db: Db, row: GrantRow, { fault }: FaultyError, now: Date): Promise<void> =>
  transaction(db, async (tx) => {
    const refusal = String(fault.facts["said"] ?? "");
    const changed = await changeGrant(tx, row, { refused_at: row.refused_at ?? now, refusal, renewing_until: null });
    if (!changed || row.refused_at) return;
    const mailbox = await mailboxById(tx, row.mailbox_id);
    const data = { mailbox_id: row.mailbox_id, name: mailbox?.name ?? "", provider: String(fault.facts["provider"]) };
    await publish(tx, { type: "mailbox.grant_over", actorId: null, data });
  });

/** Asks for a new token. A provider that cannot be asked just now takes nothing away from one that still holds. */
async function renew(db: Db, row: GrantRow, user: string, now: Date): Promise<string> {
  try {
    const tokens = await askToken(registrationIn(row), user, questionOf(row), now);
    await changeGrant(db, row, tokenColumns(row.mailbox_id, tokens));
    return tokens.accessToken;
  } catch (error) {
    const isOver = isFaulty(error) && ["grant_over", "client_refused"].includes(error.fault.code);
    if (isOver) await noteOver(db, row, error, now);
    else await changeGrant(db, row, { renewing_until: null });
    const held = holding(row, now);
    if (held && !isOver) return held;
    throw error;
  }
}

const holding = (row: GrantRow, now: Date): string | null =>
  row.expires_at && row.expires_at > now ? unsealGrant(row, "access_token") : null;

/**
 * The token that a mailbox signs in with, renewed before it runs out, by one process at a time. Throws an error that carries its fault:
 * `no_grant` also for a server that was not named when the grant was given: whoever may change settings gets no token that way.
 */
export async function accessTokenFor(db: Db, presenter: Presenter, now: Date): Promise<string> {
  const user = presenter.user_name;
  for (const late = Date.now() + patience; ;) {
    const row = await grantOf(db, presenter.mailbox_id);
    if (!row?.servers.includes(serverOf(presenter))) throw noGrant(user);
    const held = holding(row, now);
    if (held && row.renew_at && row.renew_at > now) return held;
    if (await takeRenewal(db, row)) return renew(db, row, user, now);
    if (held) return held;
    if (Date.now() > late) throw noGrant(user);
    await pause(100);
  }
}

/** A server did not take this token: it is asked for a new one next time. */
export async function forgetAccessToken(db: Db, mailboxId: string, token: string): Promise<void> {
  const row = await grantOf(db, mailboxId);
  if (row && unsealGrant(row, "access_token") === token)
    await changeGrant(db, row, { access_token: null, expires_at: null, renew_at: null });
}
