import { timingSafeEqual } from "node:crypto";
import { sign } from "../webhooks/index.ts";

/** A signature is good for so long (ms), either way: clocks differ. */
export const tolerance = 5 * 60_000;

export interface Signed {
  id: string;
  timestamp: string;
  /** Several, parted by blanks, while a secret changes. */
  signatures: string;
}

/** Whether the holder of the secret wrote these bytes a moment ago (Standard Webhooks). Pure. */
export function isGenuine(secret: string, { id, timestamp, signatures }: Signed, body: string, now: Date): boolean {
  if (!/^[\x21-\x7e]{1,100}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return false;
  const seconds = Number(timestamp);
  const right = Buffer.from(sign([secret], id, seconds, body));
  const good = signatures
    .split(" ")
    .slice(0, 10)
    .map((given) => Buffer.from(given))
    .some((given) => given.length === right.length && timingSafeEqual(given, right));
  return good && Math.abs(now.getTime() - seconds * 1000) <= tolerance;
}
