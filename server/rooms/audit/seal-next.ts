import type { KeyObject } from "node:crypto";
import { transaction, type Db } from "../../platform/db.ts";
import { beginning, hashLink, hashRows, nameOfKey, signHash } from "./chain.ts";
import { claimPlace, insertSegment, lastSegment, movePlace, nextRows } from "./store.ts";

/** Facts in one segment at most. */
export const most = 2000;

/** Seals what was told since; answers how many facts. Null: another process seals. Nothing of this is in anybody's transaction but its own. */
export const sealNext = (db: Db, key: KeyObject, now: Date): Promise<number | null> =>
  transaction(db, async (tx) => {
    const place = await claimPlace(tx);
    if (!place) return null;
    const rows = await nextRows(tx, place, most);
    const last = rows.at(-1);
    if (!last) return 0;
    const before = await lastSegment(tx);
    const link = { n: Number(before?.n ?? 0) + 1, sealed_at: now, ids: rows.map(({ id }) => id), rows_hash: hashRows(rows) };
    const hash = hashLink(before?.hash ?? beginning, link);
    await insertSegment(tx, {
      ...link,
      n: String(link.n),
      hash,
      signature: signHash(key, hash),
      key_name: nameOfKey(key),
      forgotten_at: null,
    });
    await movePlace(tx, last);
    return rows.length;
  });
