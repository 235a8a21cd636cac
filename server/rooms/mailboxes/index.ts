/** Mailboxes: the desk's addresses, and what ties a message to a ticket. */
import type { Db } from "../../platform/db.ts";
import { onPublished } from "../../platform/events/publish.ts";
import { memoryOf } from "../../platform/remember.ts";
import type { Room } from "../../platform/room.ts";
import { probing } from "./probe.ts";
import { boundRoutes } from "./routes.ts";
import { mailboxById, mailboxByKey, allMailboxes, type MailboxRow } from "./store.ts";

export type { MailboxRow } from "./store.ts";
export { findTroubles, type Trouble } from "./find-troubles.ts";
export { probeHeader, noteProbeBack } from "./probe.ts";
export { imapFault } from "./imap-fault.ts";
export { mailboxAt } from "./mailbox-at.ts";
export { beginFolder, noteFailing, noteWell } from "./note-fetching.ts";
export { signInTo, signInToSend } from "./sign-in-to.ts";
export { allFetchings, fetchingOf, type FetchingRow } from "./store-fetching.ts";
export { endLeases, leaseMailboxes } from "./store-lease.ts";
export { forgetTaken, noteLeft, noteSkipped, noteTaken, takenIn, type LeftMessage } from "./store-folder.ts";
export { bodyMarker, markersIn, readMarker } from "./body-marker.ts";
export { readToken, replyAddress, tokenIn, type ReplyAddressGiven } from "./reply-address.ts";
export { sayFault, type Fault } from "./mail-fault.ts";
export { smtpFault } from "./smtp-connection.ts";
export { sealSendingPassword } from "./kept-password.ts";
export { configureMailboxes } from "./settings.ts";
export { keepReferences, moveReference, threadsOf, ticketsReferenced, type TokenRow } from "./store-thread.ts";
export { allSendings, holdsMailSecrets, noteSending, upsertSending, type SendingRow } from "./store-sending.ts";

export const findMailbox = (db: Db, key: string): Promise<MailboxRow | undefined> => mailboxByKey(db, key);
const known = memoryOf<MailboxRow | undefined>();
onPublished(({ type }) => {
  if (type.startsWith("mailbox.")) known.forget();
});
/** As `findMailbox`, as of a second ago at most: for what comes all the time. */
export const recallMailbox = (db: Db, key: string): Promise<MailboxRow | undefined> => known.recall(db, key, () => mailboxByKey(db, key));
export const findMailboxById = (db: Db, id: string): Promise<MailboxRow | undefined> => mailboxById(db, id);
export const listMailboxes = (db: Db): Promise<MailboxRow[]> => allMailboxes(db);

export const room: Room = {
  name: "mailboxes",
  routes: boundRoutes,
  jobs: [probing],
  sealed: [
    { table: "mailbox_fetching", column: "secret", row: ["mailbox_id"] },
    { table: "mailbox_sending", column: "secret", row: ["mailbox_id"] },
    ...(["client_secret", "refresh_token", "access_token"] as const).map((column) => ({
      table: "mailbox_grant",
      column,
      row: ["mailbox_id"],
    })),
    { table: "mailbox_consent", column: "asked", row: ["hash"] },
  ],
};
