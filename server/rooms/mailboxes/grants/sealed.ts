import { seal, unseal } from "../../../platform/sealing.ts";
import type { Registration } from "./registration.ts";
import type { GrantRow } from "./store-grant.ts";

type Column = "client_secret" | "refresh_token" | "access_token";
const placeOf = (mailboxId: string, column: Column) => ({ table: "mailbox_grant", column, row: mailboxId });

export const sealGrant = (mailboxId: string, column: Column, plain: string | null): string | null =>
  plain === null ? null : seal(placeOf(mailboxId, column), plain);

export const unsealGrant = (row: GrantRow, column: Column): string | null => {
  const sealed = row[column];
  return sealed === null ? null : unseal(placeOf(row.mailbox_id, column), sealed);
};

/** What was asked for, while somebody is at the provider. */
export interface Asked {
  registration: Registration;
  verifier: string;
  user: string;
}

const askedAt = (hash: Buffer) => ({ table: "mailbox_consent", column: "asked", row: hash.toString("hex") });
export const sealAsked = (hash: Buffer, asked: Asked): string => seal(askedAt(hash), JSON.stringify(asked));
export const unsealAsked = (hash: Buffer, sealed: string): Asked => JSON.parse(unseal(askedAt(hash), sealed)) as Asked;

export const registrationIn = (row: GrantRow): Registration => ({
  provider: row.provider,
  flow: row.flow,
  tenant: row.tenant,
  authorizeUrl: row.authorize_url,
  tokenUrl: row.token_url,
  scopes: row.scopes,
  clientId: row.client_id,
  clientSecret: unsealGrant(row, "client_secret"),
});
