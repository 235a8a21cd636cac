import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { insertFault, type FaultRow } from "./store-fault.ts";

/** So many of a source in a minute, in each process: more tell nobody more. */
const most = 60;
const minute = 60_000;
const noted = new Map<string, { since: number; count: number }>();

function isOneTooMany(sourceId: string, now: Date): boolean {
  const before = noted.get(sourceId);
  const mine = before && now.getTime() - before.since < minute ? before : { since: now.getTime(), count: 0 };
  if (noted.size > 1000) noted.clear();
  noted.set(sourceId, { ...mine, count: mine.count + 1 });
  return mine.count >= most;
}

export type Fault = Omit<FaultRow, "id" | "at" | "source_id">;

/** Keeps what a source was not given, for whoever looks after it. */
export async function noteFault(db: Db, sourceId: string, now: Date, fault: Fault): Promise<void> {
  if (isOneTooMany(sourceId, now)) return;
  const { what, who } = fault;
  await insertFault(db, { ...fault, what: what.slice(0, 200), who: who.slice(0, 254), id: newId(), source_id: sourceId, at: now });
}
