import type { Socket } from "node:net";
import pg from "pg";
import { serialize } from "pg-protocol";
import { rowReader, type Field, type ReadRow } from "./read-rows.ts";

export interface Answer {
  /** The first word of what PostgreSQL says it did: SELECT, INSERT, ROLLBACK. */
  command: string;
  rowCount: number | null;
  rows: Record<string, unknown>[];
}

/** One statement of a batch, and who waits for it. */
export interface Asked {
  /** "" for one that is not prepared. */
  name: string;
  text: string;
  /** As they go over the wire. */
  values: readonly (string | Buffer | null)[];
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** What one connection has prepared: by name, how its rows are read; null for one without rows. */
export type Prepared = Map<string, ReadRow | null>;

/** The part of pg's connection that a batch writes to. */
interface Wire {
  stream: Socket;
}

/** All messages of a batch in one piece (one write is one piece of work for the socket, ten are ten), and the names that it prepares. */
function messagesOf(batch: readonly Asked[], prepared: Prepared): { messages: Buffer; parsed: Set<string> } {
  const parsed = new Set<string>();
  const parts: Buffer[] = [];
  for (const { name, text, values } of batch) {
    const known = name !== "" && (prepared.has(name) || parsed.has(name));
    if (!known) {
      // One that failed, or that is still on its way, may be there already; to close one that is not is no error.
      if (name !== "") parts.push(serialize.close({ type: "S", name }));
      parts.push(serialize.parse({ name, text }));
      parsed.add(name);
    }
    parts.push(serialize.bind({ statement: name, values: values as unknown[] }));
    // What columns a prepared statement has, PostgreSQL says once.
    if (!prepared.has(name)) parts.push(serialize.describe({ type: "P" }));
    parts.push(serialize.execute());
  }
  parts.push(serialize.sync());
  return { messages: Buffer.concat(parts), parsed };
}

/** "INSERT 0 1", "SELECT 25", "BEGIN". */
function readTag(tag: string): Pick<Answer, "command" | "rowCount"> {
  const words = tag.split(" ");
  return { command: words[0] ?? "", rowCount: words.length > 1 ? Number(words.at(-1)) : null };
}

/**
 * Statements that are asked together, as one query of pg: one write and one Sync (PostgreSQL: Protocol Flow, Pipelining). Outside
 * BEGIN and COMMIT they are one transaction. When one fails, PostgreSQL skips those behind it, and all fail with its cause. It is a
 * Query of pg's own: nothing else may travel in its pipeline.
 */
export function asQuery(batch: readonly Asked[], prepared: Prepared): pg.Query {
  const answers: Answer[] = [];
  let rows: Answer["rows"] = [];
  let read: ReadRow | null = null;
  let unreadable: unknown;
  let parsed = new Set<string>();
  const next = () => {
    rows = [];
    read = prepared.get(batch[answers.length]?.name ?? "") ?? null;
  };
  const handleError = (error: unknown) => {
    for (const { name } of batch.slice(answers.length)) {
      if (parsed.has(name)) prepared.delete(name);
    }
    for (const asked of batch) asked.reject(error);
  };
  return Object.assign(new pg.Query({ text: "" }), {
    submit(wire: Wire) {
      next();
      const written = messagesOf(batch, prepared);
      parsed = written.parsed;
      if (wire.stream.writable) wire.stream.write(written.messages);
      return null;
    },
    handleRowDescription({ fields }: { fields: Field[] }) {
      read = rowReader(fields);
    },
    handleDataRow({ fields }: { fields: (string | null)[] }) {
      try {
        if (read) rows.push(read(fields));
      } catch (error) {
        unreadable ??= error;
      }
    },
    handleCommandComplete({ text }: { text: string }) {
      const name = batch[answers.length]?.name ?? "";
      if (name !== "") prepared.set(name, read);
      answers.push({ ...readTag(text), rows });
      next();
    },
    handleError,
    handleReadyForQuery() {
      if (unreadable !== undefined) return handleError(unreadable);
      for (const [n, { resolve }] of batch.entries()) resolve(answers[n] ?? { command: "", rowCount: null, rows: [] });
    },
  });
}
