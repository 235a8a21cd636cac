import type { Db } from "../../platform/db.ts";
import { waysSince, type WayOnFile } from "../people/index.ts";
import { isSmsNumber } from "../sms/index.ts";

const day = 24 * 60 * 60_000;
/** So long an address that was taken off the file is told as well (days): whoever takes an account over changes it first. */
const remembered = 30 * day;
/** So long whoever put it there may not be whose account it is. */
const settling = 7 * day;

export interface OnFile {
  /** Where somebody is told: now, and of late. */
  mails: string[];
  numbers: string[];
  /** Those that have stood for a while, where any have. */
  settled: WayOnFile[];
}

const plain = (number: string): string => number.replaceAll(/[\s()-]/g, "");

/** How somebody is told of their account. Each once, of numbers only what takes a text message. */
export async function waysOnFile(db: Db, personId: string, at: Date): Promise<OnFile> {
  const ways = await waysSince(db, personId, new Date(at.getTime() - remembered));
  const mails = ways.filter(({ kind }) => kind === "email").map(({ value }) => value);
  const numbers = ways.filter(({ kind, value }) => kind !== "email" && isSmsNumber(plain(value))).map(({ value }) => plain(value));
  const stood = ways.filter(({ since }) => at.getTime() - since.getTime() >= settling);
  return { mails: [...new Set(mails)], numbers: [...new Set(numbers)], settled: stood.length > 0 ? stood : ways };
}
