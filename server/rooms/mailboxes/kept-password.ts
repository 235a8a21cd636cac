import { wrongField } from "../../platform/problem.ts";
import { seal, unseal } from "../../platform/sealing.ts";
import type { FetchingRow } from "./store-fetching.ts";
import type { SendingRow } from "./store-sending.ts";

type Table = "mailbox_fetching" | "mailbox_sending";
const placeOf = (table: Table, mailboxId: string) => ({ table, column: "secret", row: mailboxId });

export const sealSendingPassword = (mailboxId: string, password: string): string => seal(placeOf("mailbox_sending", mailboxId), password);

const unsealIn = (table: Table, { mailbox_id, secret }: { mailbox_id: string; secret: string | null }): string =>
  secret === null ? "" : unseal(placeOf(table, mailbox_id), secret);

/** The password that a mailbox is read with. */
export const passwordOf = (row: FetchingRow): string => unsealIn("mailbox_fetching", row);
/** The password that a mailbox sends with. */
export const sendingPassword = (row: SendingRow): string => unsealIn("mailbox_sending", row);

interface Server {
  host: string;
  port: number;
  security: string;
}

/** Another server, or another user of it. */
export const isElsewhere = (before: Server & { user_name: string }, given: Server & { user: string }): boolean =>
  before.host !== given.host || before.port !== given.port || before.user_name !== given.user || before.security !== given.security;

type Before = Server & { user_name: string; secret: string | null; secret_set_at: Date | null };
type Given = Server & { user: string; auth: string; password?: string | undefined };

/**
 * The sealed password for these settings. One that was given for another server, port or user is never sent to this one: whoever may
 * change the settings does not learn it that way.
 */
export function secretFor(table: Table, mailboxId: string, before: Before | undefined, given: Given, now: Date) {
  if (given.auth !== "password") return { secret: null, secret_set_at: null };
  if (given.password !== undefined) return { secret: seal(placeOf(table, mailboxId), given.password), secret_set_at: now };
  if (!before?.secret) throw wrongField("/password", "required");
  if (isElsewhere(before, given)) throw wrongField("/password", "password_again");
  return { secret: before.secret, secret_set_at: before.secret_set_at };
}
