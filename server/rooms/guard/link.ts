import { timingSafeEqual } from "node:crypto";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { macOf } from "../../platform/sealing.ts";
import { lockNotice, type NoticeRow } from "./store.ts";

const goodFor = 30 * 24 * 60 * 60_000;

const markOf = (noticeId: string): string => macOf("not me", noticeId).toString("base64url");

/** Names a notice, signed: whoever has it may say that it was not they, and nothing else. */
export const tokenOf = (noticeId: string): string => `${noticeId}.${markOf(noticeId)}`;

/** The notice of a link; 404 for one that the desk did not make, or that is older than thirty days. Held until the end of the transaction. */
export async function noticeOf(tx: Db, token: string, now: Date): Promise<NoticeRow> {
  const [id = "", mark = ""] = token.split(".");
  const [given, right] = [Buffer.from(mark), Buffer.from(markOf(id))];
  const isOurs = isId(id) && given.length === right.length && timingSafeEqual(given, right);
  const row = isOurs ? await lockNotice(tx, id) : undefined;
  if (!row || row.voided_at || now.getTime() - row.at.getTime() > goodFor) throw notFound("address");
  return row;
}
