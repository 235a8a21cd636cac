import type { Db } from "../../platform/db.ts";
import { allSendings } from "../mailboxes/index.ts";
import { countLate, countUnsent } from "../outbox/index.ts";
import type { Finding } from "./checks.ts";

/** Tries that have to fail before it is more than a moment's trouble. */
const patience = 3;

/** Whether mail leaves. A server that puts one message off is no trouble of the desk's. */
export async function checkMail(db: Db): Promise<Finding> {
  const [sendings, late, { waiting }] = await Promise.all([allSendings(db), countLate(db, new Date()), countUnsent(db)]);
  const failing = sendings.find(({ failure, failures }) => failure !== null && failures >= patience);
  return {
    ok: !failing && late === 0,
    facts: { mailboxes: sendings.length, waiting, late },
    fault: failing?.failure ? { code: failing.failure, facts: failing.failure_facts } : null,
  };
}
