import { useCallback, useMemo, useRef } from "react";
import { useDraft } from "../../platform/drafts.ts";
import { draftKeys } from "./draft-keys.ts";

export const judgements = ["category", "impact", "urgency"] as const;
export type Judgement = (typeof judgements)[number];

export interface Chosen {
  has(name: Judgement): boolean;
  add(names: readonly Judgement[]): void;
  /** Known, so that words may fill in the rest. */
  ready: boolean;
}

const namesIn = (text: string) => text.split(" ").filter(Boolean);

/** Pure: what was chosen by now, with more of it; the same words where nothing is new. */
export const withChosen = (text: string, more: readonly Judgement[]): string => {
  const names = namesIn(text);
  return more.every((name) => names.includes(name)) ? text : [...new Set([...names, ...more])].join(" ");
};

/** What the technician chose; words never overwrite it, also not after a reload. */
export function useChosen(contactId: string): Chosen {
  const { text, setText, state } = useDraft(draftKeys(contactId).chosen, "", { form: true });
  // Whoever waited for the desk adds to what was chosen meanwhile, too.
  const latest = useRef(text);
  latest.current = text;
  const add = useCallback(
    (more: readonly Judgement[]) => {
      const after = withChosen(latest.current, more);
      if (after === latest.current) return;
      latest.current = after;
      setText(after);
    },
    [setText],
  );
  return useMemo(() => {
    const names = new Set<string>(namesIn(text));
    return { has: (name) => names.has(name), add, ready: state !== "loading" };
  }, [text, add, state]);
}
