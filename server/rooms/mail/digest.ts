import type { MailReason } from "../../../contract/mail.ts";
import type { Db } from "../../platform/db.ts";
import { isOurLoopHeader } from "../outbox/index.ts";
import type { Digested } from "./settle.ts";
import { settle } from "./settle-together.ts";
import { contentKey, nothing, settled } from "./settled.ts";
import { letGo, readRaw, takeToTry, updateMessage } from "./store-message.ts";
import { isNotUnderstood } from "./understand/not-understood.ts";
import { understandSafely } from "./understand/understanding.ts";
import type { Understood } from "./understand/understood.ts";

/** After so many tries a message that cannot be understood is set aside. */
const mostTries = 3;

/** What bears our own signature is ours, wherever it has been. */
const recognise = (understood: Understood): Understood =>
  understood.loop_mark && isOurLoopHeader(understood.loop_mark) ? { ...understood, classification: "loop" } : understood;

async function setAside(db: Db, id: string, now: Date, reason: MailReason): Promise<null> {
  await updateMessage(db, id, settled(now, "quarantined", [reason], nothing));
  return null;
}

/** A message that whoever received it goes on with: its try is counted already. */
export interface InHand {
  raw: Buffer;
}

/**
 * Understands a message that was received, decides what it becomes, and makes that of it. Safe to call for one that is done, or that
 * another works on.
 */
export async function digest(db: Db, id: string, now: Date, inHand?: InHand): Promise<Digested | null> {
  const taken = inHand ? { attempts: 1 } : await takeToTry(db, id, now);
  if (!taken) return null;
  // A process that died over it three times is not given a fourth.
  if (taken.attempts > mostTries) return setAside(db, id, now, "unreadable");
  try {
    const understood = recognise(await understandSafely(inHand?.raw ?? (await readRaw(db, id))));
    return await settle(db, { id, understood, key: contentKey(understood), now });
  } catch (error) {
    if (isNotUnderstood(error) && (error.reason === "too_much" || taken.attempts >= mostTries)) {
      return setAside(db, id, now, error.reason === "too_much" ? "too_complex" : "unreadable");
    }
    await letGo(db, id, !isNotUnderstood(error));
    throw error;
  }
}

/** As `digest`, trying again at once what may go well the next time. Throws only what is no fault of the message. */
export async function digestNow(db: Db, id: string, now: Date, inHand?: InHand): Promise<Digested | null> {
  for (let tries = 1; ; tries++) {
    try {
      return await digest(db, id, now, tries === 1 ? inHand : undefined);
    } catch (error) {
      if (!isNotUnderstood(error) || tries >= mostTries) throw error;
    }
  }
}
