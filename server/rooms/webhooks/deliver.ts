import { askWeb, reachOf } from "../../platform/egress/index.ts";
import { version } from "../../platform/config.ts";
import { secretsOf, type Secrets } from "./secret.ts";
import { sign } from "./sign.ts";
import { verdictOn, verdictOnError, type Verdict } from "./verdict.ts";

/** How long (ms) somebody may take to answer. */
export const patience = 15_000;
/** Bytes of an answer that are read; of what they say the log keeps so much. */
const most = 16 * 1024;
const kept = 1024;

export interface Tried extends Verdict {
  status: number | null;
  /** The first KB. */
  answer: string | null;
  /** Seconds after which it asks to be tried again. */
  retryAfter: number | null;
}

/** By which a delivery is known where it arrives. */
export const messageIdOf = (deliveryId: string): string => `msg_${deliveryId}`;

/** Whole characters, and none that cannot be stored. */
const firstOf = (body: string): string =>
  Buffer.from(body.replaceAll("\0", ""))
    .subarray(0, kept)
    .toString("utf8")
    .replace(/\uFFFD+$/, "");

/** Tells an address something, once, and says what came of it. */
export async function deliver(webhook: Secrets & { url: string }, given: { id: string; body: string }, now: Date): Promise<Tried> {
  const url = new URL(webhook.url);
  const timestamp = Math.floor(now.getTime() / 1000);
  const id = messageIdOf(given.id);
  try {
    const { status, body, retryAfter } = await askWeb(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": `Firstline/${version}`,
        "webhook-id": id,
        "webhook-timestamp": String(timestamp),
        "webhook-signature": sign(secretsOf(webhook, now), id, timestamp, given.body),
      },
      body: given.body,
      ...reachOf(url),
      patience,
      most,
      cut: true,
    });
    return { ...verdictOn(status), status, answer: firstOf(body) || null, retryAfter };
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    return { ...verdictOnError(code), status: null, answer: null, retryAfter: null };
  }
}
