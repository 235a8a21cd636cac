import type pg from "pg";
import { expect } from "vitest";

/** One thing that a client wanted done: what it was told each time it asked. */
export interface Operation {
  /** Stands in the subject or the text, so that the database can be asked for it. */
  mark: string;
  kind: "ticket" | "reply";
  /** Ids of every answer of 2xx; `unknown` of every try whose end was not heard; `refused` of every other status. */
  acknowledged: string[];
  unknown: number;
  refused: number[];
}

export interface Ledger {
  operations: Operation[];
  begin(kind: Operation["kind"], mark: string): Operation;
}

export function openLedger(): Ledger {
  const operations: Operation[] = [];
  return {
    operations,
    begin(kind, mark) {
      const operation: Operation = { kind, mark, acknowledged: [], unknown: 0, refused: [] };
      operations.push(operation);
      return operation;
    },
  };
}

export interface Verdict {
  acknowledged: number;
  lost: number;
  duplicates: number;
  /** Answers to one key that named different things. */
  contradictions: number;
  /** Refused every time, and there nevertheless. */
  ghosts: number;
  unknown: number;
}

/** All that was acknowledged is there exactly once, nothing refused is, and what nobody knows of is there once at most. */
export async function judge(pool: pg.Pool, { operations }: Ledger): Promise<Verdict> {
  const tickets = await pool.query<{ id: string; mark: string }>("select id, subject as mark from ticket");
  const replies = await pool.query<{ id: string; mark: string }>("select id, body as mark from reply");
  const found = { ticket: Map.groupBy(tickets.rows, byMark), reply: Map.groupBy(replies.rows, byMark) };
  const verdict: Verdict = { acknowledged: 0, lost: 0, duplicates: 0, contradictions: 0, ghosts: 0, unknown: 0 };
  for (const { kind, mark, acknowledged, unknown } of operations) {
    const there = found[kind].get(mark) ?? [];
    if (there.length > 1) verdict.duplicates += 1;
    if (acknowledged.length > 0) {
      verdict.acknowledged += 1;
      if (new Set(acknowledged).size > 1) verdict.contradictions += 1;
      if (!there.some(({ id }) => id === acknowledged[0])) verdict.lost += 1;
    } else if (unknown > 0) verdict.unknown += 1;
    else if (there.length > 0) verdict.ghosts += 1;
  }
  return verdict;
}

const byMark = ({ mark }: { mark: string }): string => mark;

/** What every fault must leave behind. Answers the verdict, for its figures. */
export async function expectNothingLost(pool: pg.Pool, ledger: Ledger): Promise<Verdict> {
  const verdict = await judge(pool, ledger);
  expect(verdict).toMatchObject({ lost: 0, duplicates: 0, contradictions: 0, ghosts: 0 });
  expect(verdict.acknowledged).toBeGreaterThan(0);
  return verdict;
}
