/** Mailboxes: the desk's addresses, and what ties a message to a ticket. */
import type { Db } from "../../platform/db.ts";
import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";
import { mailboxById, mailboxByKey, allMailboxes, type MailboxRow } from "./store.ts";

export type { MailboxRow } from "./store.ts";
export { readToken, replyAddress, tokenIn, type ReplyAddressGiven } from "./reply-address.ts";
export { sayFault, type Fault } from "./mail-fault.ts";
export { sealSendingPassword, sendingPassword } from "./sending-password.ts";
export { allSendings, anySendingSecret, noteSending, upsertSending, type SendingRow } from "./store-sending.ts";
export { keepReferences, moveReference, referencesOf, ticketsReferenced, type TokenRow } from "./store-thread.ts";

export const findMailbox = (db: Db, key: string): Promise<MailboxRow | undefined> => mailboxByKey(db, key);
export const findMailboxById = (db: Db, id: string): Promise<MailboxRow | undefined> => mailboxById(db, id);
export const listMailboxes = (db: Db): Promise<MailboxRow[]> => allMailboxes(db);

export const room: Room = { name: "mailboxes", routes: boundRoutes };
