import type { Db } from "../../platform/db.ts";
import type { SignInCode } from "../access/index.ts";
import { queueMessage } from "./queue-message.ts";

/** Mails a one-time code: given to access as its `deliverCode`. The subject, which lists show, does not hold it. */
export async function queueSignInCode(tx: Db, { personId, name, email, language, code, minutes }: SignInCode): Promise<void> {
  const now = new Date();
  await queueMessage(tx, {
    eventId: null,
    kind: "sign_in_code",
    to: { id: personId, name, email, language },
    values: { code, "code.minutes": String(minutes) },
    at: now,
    giveUpAt: new Date(now.getTime() + minutes * 60_000),
  });
}
