import type { Readable } from "node:stream";

/** Bytes that are safely written and have no name yet. */
export interface Content {
  sha256: string;
  bytes: number;
  /** The first bytes, to see what it is. */
  head: Buffer;
  /** Gives it its name, the hash. Fine when that content is there already. */
  keep(): Promise<void>;
  /** Lets go of what was not kept; after `keep` nothing. */
  drop(): Promise<void>;
}

export interface Stored {
  name: string;
  at: Date;
}

export interface PieceWritten {
  bytes: number;
  /** cut: the sender went away before the end. too_long: more came than was asked for. */
  end: "whole" | "cut" | "too_long";
}

/**
 * Where files lie: a folder (`files-folder.ts`), or an object store behind the same door. Contents are named by their SHA-256 and never
 * change; pieces of what is still on its way are named by an id. Everything streams: nothing holds a whole file in memory.
 * Throws `disk_full` (507) and `files_unavailable` (503).
 */
export interface FileStore {
  /** Keeps up to `most` bytes. What came before a cut is kept as well; nothing is kept when nothing or too much came. */
  writePiece(id: string, from: Readable, most: number): Promise<PieceWritten>;
  removePieces(ids: readonly string[]): Promise<void>;
  /** The pieces' bytes one after another, as one content. */
  join(pieces: readonly string[]): Promise<Content>;
  /** One content from memory: what the desk made itself. */
  write(bytes: Buffer): Promise<Content>;
  /** `from` and `to` in bytes, both included. */
  open(sha256: string, range?: { from: number; to: number }): Promise<Readable>;
  remove(sha256: string): Promise<void>;
  contents(): AsyncIterable<Stored>;
  pieces(): AsyncIterable<Stored>;
  /** What was being written before that moment and never got a name. */
  removeUnnamed(before: Date): Promise<void>;
  /** Proves that something can be written. */
  probe(): Promise<void>;
}
