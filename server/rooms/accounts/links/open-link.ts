import type { Db } from "../../../platform/db.ts";
import { notFound, Problem } from "../../../platform/problem.ts";
import { isLocked } from "../../guard/index.ts";
import { findDirectory } from "../../directory/index.ts";
import { findByToken, type LinkRow } from "./store.ts";
import { hashOf } from "./token.ts";

/** Guesses of passwords that the directory refused: enough for a person, and few for a program. */
const mostTries = 15;

/** Says why a link opens nothing any more: used, over, or kept shut by an alarm. */
export async function requireOpen(db: Db, row: LinkRow | undefined, now: Date): Promise<LinkRow> {
  if (!row) throw notFound("address");
  if (row.used_at) throw new Problem(409, "password_link_used");
  if (row.good_until <= now || row.tries >= mostTries) throw new Problem(409, "password_link_over");
  if (await isLocked(db, row.person_id)) throw new Problem(403, "password_link_frozen");
  return row;
}

/** Whose password a link is for. */
export async function openLink(db: Db, token: string, now: Date) {
  const row = await requireOpen(db, await findByToken(db, hashOf(token)), now);
  const directory = await findDirectory(db, row.directory_id);
  return { account: row.account, directory: directory?.name ?? "", good_until: row.good_until.toISOString() };
}
