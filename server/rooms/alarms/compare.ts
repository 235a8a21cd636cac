import type { Fault } from "../mailboxes/index.ts";
import type { IncidentRow } from "./store.ts";

/** Something about mail that does not work right now. */
export interface Wrong {
  mailboxId: string | null;
  name: string;
  kind: IncidentRow["kind"];
  fault: Fault;
}

type Known = Pick<IncidentRow, "id" | "mailbox_id" | "kind" | "began_at" | "told_at">;

/** What mends itself within this time (ms) is nobody's news. */
export const patience = 2 * 60_000;

/** What begins, what it is time to tell of, and what is over: what stays wrong is one incident, however often it is looked at. Pure. */
export function compare<K extends Known>(known: readonly K[], wrong: readonly Wrong[], now: Date) {
  const of = (one: Wrong) => known.find(({ mailbox_id, kind }) => mailbox_id === one.mailboxId && kind === one.kind);
  return {
    begins: wrong.filter((one) => !of(one)),
    due: wrong.flatMap((one) => {
      const incident = of(one);
      const isDue = incident && !incident.told_at && now.getTime() - incident.began_at.getTime() >= patience;
      return isDue ? [{ incident, wrong: one }] : [];
    }),
    over: known.filter(({ mailbox_id, kind }) => !wrong.some((one) => one.mailboxId === mailbox_id && one.kind === kind)),
  };
}
