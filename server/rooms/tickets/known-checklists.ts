import type { Db } from "../../platform/db.ts";

/** A checklist that can be copied, as it was read once. */
export interface OfferedChecklist {
  id: string;
  name: string;
  items: readonly { text: string; mandatory: boolean }[];
}

/** A checklist on its way to a ticket. */
export interface ComingChecklist {
  /** Its own, once it is there. */
  id: string;
  ticketId: string;
  template: OfferedChecklist;
}

/** How checklists come to many tickets at once, and go again. What is told about it is told by whoever asks. */
interface Known {
  /** Those that are offered, by id. */
  offered(db: Db, templateIds: readonly string[]): Promise<ReadonlyMap<string, OfferedChecklist>>;
  /** Copies them, by somebody or by the desk itself (null). */
  bring(tx: Db, by: string | null, now: Date, coming: readonly ComingChecklist[]): Promise<void>;
  /** Of these, those that are there still and of which nothing is done: their names, by id. */
  untouched(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Of these, those of which nothing is done go. */
  remove(tx: Db, ids: readonly string[]): Promise<void>;
}
let known: Known | undefined;

/** Checklists stand below tickets and know of them, not the other way round. */
export function knowChecklists(how: Known): void {
  known = how;
}

const none: ReadonlyMap<string, string> = new Map();
export const offeredChecklist = async (db: Db, id: string): Promise<OfferedChecklist | undefined> =>
  (await known?.offered(db, [id]))?.get(id);
export const untouchedChecklists = async (db: Db, ids: readonly string[]) => (ids.length > 0 && (await known?.untouched(db, ids))) || none;
export const bringChecklists = async (tx: Db, by: string | null, now: Date, coming: readonly ComingChecklist[]): Promise<void> => {
  if (coming.length > 0) await known?.bring(tx, by, now, coming);
};
export const removeChecklists = async (tx: Db, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await known?.remove(tx, ids);
};
