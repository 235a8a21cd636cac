import { mine } from "../../../platform/kept-here.ts";
import type { SharedDraft } from "../../../../contract/shared-drafts.ts";
import type { DraftState } from "../../../platform/drafts.ts";

/** Two texts of which none is to be lost. Pure. */
export const both = (first: string, second: string): string => [first, second].filter((words) => words.trim() !== "").join("\n\n");

/** What is left of one's own words when some of them are shared: what was typed meanwhile, or stood there before, stays one's own. Pure. */
export function without(own: string, shared: string): string {
  if (own.startsWith(shared)) return own.slice(shared.length).trimStart();
  return own.endsWith(shared) ? own.slice(0, -shared.length).trimEnd() : own;
}

/** An answer that was asked for before a later one came says nothing new, nor one from before the draft `gone` was sent or taken back. Pure. */
export function newest(known: SharedDraft | null, come: SharedDraft | null, gone: string | null): SharedDraft | null {
  if (come?.shared_at === gone) return null;
  return known && come && known.shared_at === come.shared_at && known.version > come.version ? known : come;
}

/** Which of the two is written: `of` names the shared draft for which this was chosen. */
export interface Choice {
  of: string;
  shared: boolean;
}

/**
 * It is chosen once for each shared draft, when it is known whether there are words of one's own; after that, by a click alone: what one types
 * goes where the words before it went. `typed`: something stands in the shared one that is not kept yet. Pure.
 */
export function chosen(
  before: Choice | null,
  there: SharedDraft | null,
  own: { text: string; state: DraftState },
  typed: boolean,
): Choice | null {
  if (!there || before?.of === there.shared_at) return before;
  if (own.state === "loading") return null;
  return { of: there.shared_at, shared: typed || own.text === "" };
}

/** What follows when the server did not take what was typed. */
export type Outcome =
  /** It has these very words, by whichever way. */
  | { is: "kept"; draft: SharedDraft }
  | { is: "conflict"; current: SharedDraft }
  /** Nothing is shared any more. */
  | { is: "over" }
  /** It never will: the words go on as one's own. */
  | { is: "refused" }
  | { is: "again" };

/** Pure. */
export function outcomeOf({ status, code, problem }: { status: number; code: string; problem: object }, body: string): Outcome {
  if (status === 404) return { is: "over" };
  if (code === "version_conflict") {
    const { current } = problem as { current: { draft: SharedDraft | null } };
    if (!current.draft) return { is: "over" };
    return { is: current.draft.body === body ? "kept" : "conflict", draft: current.draft, current: current.draft };
  }
  return status === 0 || status === 408 || status === 429 || status >= 500 ? { is: "again" } : { is: "refused" };
}

/** What was typed in a shared draft and not kept yet, and on which version. */
interface Typed {
  body: string;
  version: number;
}
const place = (ticketId: string) => mine("shared", ticketId);

/** Also in the tab, until the server has it: a reload loses nothing. */
export function mirrorTyped(ticketId: string, typed: Typed | null): void {
  try {
    if (typed) sessionStorage.setItem(place(ticketId), JSON.stringify(typed));
    else sessionStorage.removeItem(place(ticketId));
  } catch {
    // Storage may be forbidden.
  }
}

export function mirrored(ticketId: string): Typed | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place(ticketId)) ?? "null") as Partial<Typed> | null;
    return kept && typeof kept.body === "string" && typeof kept.version === "number" ? { body: kept.body, version: kept.version } : null;
  } catch {
    return null;
  }
}
