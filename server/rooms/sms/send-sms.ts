import { e164, type SmsReason } from "../../../contract/sms.ts";
import { afterCommit, type Db } from "../../platform/db.ts";
import { wake } from "../../platform/events/wake.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { sealText } from "./secrets.ts";
import { countSince, holdNumber, insertMessage, theGateway } from "./store.ts";

const hour = 60 * 60_000;
const longest = 600;

export interface SmsGiven {
  /** E.164 and nothing else. */
  to: string;
  /** At most 600 characters; kept encrypted until it left, and never told. */
  text: string;
  personId: string | null;
  reason: SmsReason;
  at: Date;
  /** Of no use after this; a day when left out. */
  giveUpAt?: Date;
}

/** Why a message would be refused; null: it would be taken. */
async function refusalOf(tx: Db, { to, personId, reason, at }: SmsGiven): Promise<"sms_off" | "sms_number" | "sms_enough" | null> {
  if (!e164.safeParse(to).success) return "sms_number";
  const gateway = await theGateway(tx);
  if (!gateway.active) return "sms_off";
  await holdNumber(tx, to);
  const { theirs, all } = await countSince(tx, { number: to, personId, reason, since: new Date(at.getTime() - hour) });
  // Whoever asks for codes until nothing goes any more must not keep a notice from leaving.
  return theirs >= gateway.per_number || (reason !== "notice" && all >= gateway.per_hour) ? "sms_enough" : null;
}

async function put(tx: Db, { to, text, personId, reason, at, giveUpAt }: SmsGiven): Promise<string> {
  const id = newId();
  // Everything but a line's end that would not be seen is left out.
  const words = text.replaceAll(/[^\P{C}\n]/gu, "").slice(0, longest);
  await insertMessage(tx, {
    id,
    number: to,
    text: sealText(id, words),
    person_id: personId,
    reason,
    next_try_at: at,
    give_up_at: giveUpAt ?? new Date(at.getTime() + 24 * hour),
    created_at: at,
    trouble: null,
    status: null,
    ended_at: null,
  });
  afterCommit(tx, wake);
  return id;
}

/** Sends a text message once the transaction is committed; answers its id. Refuses with a sentence: 409 `sms_off`, `sms_number`, 429 `sms_enough`. */
export async function sendSms(tx: Db, given: SmsGiven): Promise<string> {
  const refusal = await refusalOf(tx, given);
  if (refusal) {
    if (refusal === "sms_enough") throw new Problem(429, "sms_enough", { facts: { seconds: 600 } });
    throw new Problem(409, refusal);
  }
  return put(tx, given);
}

/** As `sendSms` for what nobody waits for: null where it cannot be sent. */
export const trySendSms = async (tx: Db, given: SmsGiven): Promise<string | null> => ((await refusalOf(tx, given)) ? null : put(tx, given));

/** Whether text messages leave this desk at all. */
export const canSendSms = async (db: Db): Promise<boolean> => {
  const { active, failing_since } = await theGateway(db);
  return active && failing_since === null;
};

/** Whether that is a number to which one can be sent. */
export const isSmsNumber = (number: string | null): number is string => number !== null && e164.safeParse(number).success;
