import { deepest, longestFilter, mostTerms, type Filter, type FilterFault } from "./filter.ts";
import { readTerm } from "./filter-term.ts";
import { readWords, unquote, type Piece } from "./filter-words.ts";

export type Parsed = { filter: Filter } | { fault: FilterFault };

/** Carries a fault out of the walk; never leaves this file. */
interface Stopped {
  fault: FilterFault;
}
const stop = (fault: FilterFault): Stopped => ({ fault });
const isStopped = (error: unknown): error is Stopped => typeof error === "object" && error !== null && "fault" in error;

const oneOrMore = (all: Filter[], of: (many: Filter[]) => Filter): Filter => (all.length === 1 && all[0] ? all[0] : of(all));

/** `any := all ("or" all)*`, `all := one+`, `one := "-" one | "(" any ")" | term | words`. */
function walk(pieces: readonly Piece[], end: number): Filter {
  let next = 0;
  const missing = (): Stopped => {
    const piece = pieces[next] ?? pieces[next - 1];
    return stop({ code: "filter_nothing_there", at: piece?.at ?? 0, length: piece?.length ?? end });
  };

  function any(depth: number): Filter {
    const parts = [all(depth)];
    while (pieces[next]?.kind === "or") {
      next += 1;
      parts.push(all(depth));
    }
    return oneOrMore(parts, (many) => ({ any: many }));
  }

  function all(depth: number): Filter {
    const parts: Filter[] = [];
    for (let piece = pieces[next]; piece && piece.kind !== "or" && piece.kind !== "close"; piece = pieces[next]) parts.push(one(depth));
    if (parts.length === 0) throw missing();
    return oneOrMore(parts, (many) => ({ all: many }));
  }

  function one(depth: number): Filter {
    const piece = pieces[next];
    if (!piece || piece.kind === "or" || piece.kind === "close") throw missing();
    if (depth > deepest) throw stop({ code: "filter_too_long", at: piece.at, length: piece.length });
    next += 1;
    if (piece.kind === "not") return { not: one(depth + 1) };
    if (piece.kind === "words") return { words: unquote(piece.text) };
    if (piece.kind === "term") {
      const read = readTerm(piece);
      if ("code" in read) throw stop(read);
      return read;
    }
    const inner = any(depth + 1);
    if (pieces[next]?.kind !== "close") throw stop({ code: "filter_not_closed", at: piece.at, length: 1 });
    next += 1;
    return inner;
  }

  const filter = any(0);
  const left = pieces[next];
  if (left) throw stop({ code: "filter_not_opened", at: left.at, length: left.length });
  return filter;
}

/**
 * Reads a filter: `status:open,waiting team:messaging -tag:vip due<+2h (assignee:me or is:unassigned) "paper jam"`. Terms beside each
 * other all hold, `or` stands between those of which one does, `-` turns one round. Nothing asks for nothing: every ticket.
 * Pure, and never throws: what cannot be meant is told with its place.
 */
export function parseFilter(text: string): Parsed {
  const tooLong: FilterFault = { code: "filter_too_long", at: 0, length: text.length };
  if (text.length > longestFilter) return { fault: tooLong };
  const pieces = readWords(text);
  if (!Array.isArray(pieces)) return { fault: { code: "filter_not_closed", ...pieces } };
  if (pieces.length === 0) return { filter: { all: [] } };
  if (pieces.filter(({ kind }) => kind === "term" || kind === "words").length > mostTerms) return { fault: tooLong };
  try {
    return { filter: walk(pieces, text.length) };
  } catch (error) {
    if (!isStopped(error)) throw error;
    return { fault: error.fault };
  }
}
