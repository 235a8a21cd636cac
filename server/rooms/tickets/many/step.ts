import type { OfferedChecklist } from "../known-checklists.ts";
import type { ManyRow } from "./store-read.ts";
import type { TicketValues } from "../store.ts";
import type { Told } from "../change-rules.ts";
import type { StayOutcome } from "../tables.ts";

/** A new stay, with the handover that led there. */
export interface NewStay {
  id: string;
  team_id: string;
  tier: number;
  outcome: StayOutcome;
  reason: string;
  accepted_by: string | null;
}

/** What it takes to put one ticket back: what its columns were and became, and who began or ended to follow it. */
export interface Undo {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  followed?: string[];
  left?: string[];
  /** Who followed behind closed doors before it was opened to the desk. */
  kept?: string[];
  /** To whom it was offered. */
  offered?: string;
  /** Ids of checklists that came. */
  checklists?: string[];
}

/** What changing one of many tickets writes. Nothing here is written yet. */
export interface Step {
  /** Left out where the ticket's own row stays as it is. */
  values?: TicketValues;
  /** By how many minutes it is due, where `values` say when. */
  minutes?: number;
  told: Told[];
  /** What changes in words, for who looks before it is done. */
  shown: Record<string, { from: string | null; to: string | null }>;
  undo: Undo | null;
  moveTo?: NewStay;
  /** The team's stay is accepted by this person. */
  acceptedBy?: string | null;
  /** It is solved: the stay ends, and stopwatches stop. */
  ends?: true;
  withdrawOffer?: true;
  /** After what was offered before is withdrawn. */
  offer?: { id: string; technician_id: string; offered_by: string };
  reply?: { id: string; body: string; from_technician: boolean };
  note?: { id: string; body: string };
  /** A checklist that comes, by somebody or by the desk itself. */
  checklist?: { id: string; template: OfferedChecklist; by: string | null };
  /** Ids of checklists that go. */
  takeOff?: string[];
  follow?: string[];
  leave?: string[];
}

/** What becomes of one ticket; null: nothing, it is so already. Throws the Problem that somebody would meet who did it by hand. */
export type Decide = (row: ManyRow) => Step | null;

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null));

/** What `values` change of a row, to put it back later. */
export function undoOf(row: ManyRow, values: TicketValues): Undo {
  const columns = Object.keys(values) as (keyof ManyRow & keyof TicketValues)[];
  return {
    before: Object.fromEntries(columns.map((column) => [column, plain(row[column])])),
    after: Object.fromEntries(columns.map((column) => [column, plain(values[column])])),
  };
}

/** As `undoOf`, of what holds for its request type alone: put back only while it has that one. */
export function undoOfStep(row: ManyRow, values: TicketValues): Undo {
  const undo = undoOf(row, values);
  return { ...undo, after: { ...undo.after, request_type_id: row.request_type_id } };
}

/** Whether a column of the row is still as it was left. */
export const stillIs = (row: ManyRow, column: string, after: unknown): boolean =>
  JSON.stringify(plain(row[column as keyof ManyRow])) === JSON.stringify(after ?? null);
