import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { administrators } from "../access/index.ts";
import { queueMessage } from "../notifications/index.ts";
import { findPeopleByIds } from "../people/index.ts";
import { writeAnchor } from "./anchor.ts";
import { lastSegment } from "./store.ts";

/** Puts the head of the chain where nobody at this machine can reach it: into the mail of those who run the desk. */
export const mailHead = (db: Db, now: Date): Promise<void> =>
  transaction(db, async (tx) => {
    const last = await lastSegment(tx);
    if (!last) return;
    const holders = await administrators(tx);
    const people = await findPeopleByIds(
      tx,
      holders.map(({ id }) => id),
    );
    const values = { "audit.anchor": writeAnchor(last), "audit.segments": last.n };
    for (const to of people.values()) if (to.active) await queueMessage(tx, { eventId: null, kind: "audit_anchor", to, values, at: now });
  });

export const mailAnchor: Job = { name: "audit.mail", pattern: "10 4 * * *", run: mailHead };
