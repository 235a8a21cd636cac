import type { Generated, JSONColumnType } from "kysely";
import type { BulkAct, BulkChange, BulkResult } from "../../../contract/bulk.ts";
import type { Refusal, Undo } from "../tickets/index.ts";

export type Shown = BulkChange["change"];
/** What is done: an act, or that what another one did is put back. */
export type Doing = BulkAct | { act: "undo"; of: BulkAct["act"] };

export interface BulkTables {
  bulk_change: {
    id: string;
    started_by: string;
    act: JSONColumnType<Doing>;
    shown: JSONColumnType<Shown>;
    undoes: string | null;
    state: BulkChange["state"];
    total: number;
    changed: Generated<number>;
    unchanged: Generated<number>;
    failed: Generated<number>;
    started_at: Date;
    finished_at: Date | null;
  };
  bulk_item: {
    bulk_id: string;
    place: number;
    ticket_id: string;
    result: Exclude<BulkResult, "waiting"> | null;
    refusal: JSONColumnType<Refusal> | null;
    undo: JSONColumnType<Undo> | null;
  };
  // Published by other rooms.
  person_card: { id: string; name: string };
  ticket_text: { id: string; number: number; subject: string };
}
