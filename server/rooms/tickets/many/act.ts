import type { BulkAct } from "../../../../contract/bulk.ts";
import type { Undo } from "./step.ts";

/** One thing that is done to many tickets. */
export type Act = BulkAct;

export type ActName = Act["act"];

/** Putting back what an act did to each ticket, where nobody changed it since. */
export interface PutBack {
  act: "undo";
  of: ActName;
  /** By ticket. */
  undos: ReadonlyMap<string, Undo>;
}

/** Letters left, texts stand in timelines, solved tickets were told to be: of those nothing is put back. */
export const mayPutBack = (act: ActName): boolean => act !== "reply" && act !== "note" && act !== "resolve";
