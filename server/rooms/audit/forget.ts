import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { forgetRows, oldSegments } from "./store.ts";

const together = 20;

/** Forgets facts that are to be kept no longer, whole segments at a time: their hash stays, and the chain with it. Publishes `audit.forgotten`. */
export async function forgetBefore(db: Db, before: Date, now: Date): Promise<number> {
  let rows = 0;
  for (;;) {
    const gone = await transaction(db, async (tx) => {
      const segments = await oldSegments(tx, before, together);
      for (const segment of segments) await forgetRows(tx, segment, now);
      const count = segments.reduce((sum, { ids }) => sum + ids.length, 0);
      const [first, last] = [segments[0]?.n, segments.at(-1)?.n];
      if (count > 0)
        await publish(tx, { type: "audit.forgotten", actorId: null, data: { from: Number(first), to: Number(last), count } }, now);
      return count;
    });
    if (gone === 0) return rows;
    rows += gone;
  }
}
