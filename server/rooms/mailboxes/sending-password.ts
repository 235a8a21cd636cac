import { seal, unseal } from "../../platform/sealing.ts";
import type { SendingRow } from "./store-sending.ts";

const placeOf = (mailboxId: string) => ({ table: "mailbox_sending", column: "secret", row: mailboxId });

export const sealSendingPassword = (mailboxId: string, password: string): string => seal(placeOf(mailboxId), password);

/** The password that a mailbox sends with. */
export const sendingPassword = (row: SendingRow): string => (row.secret === null ? "" : unseal(placeOf(row.mailbox_id), row.secret));
