import { useMemo } from "react";
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

/** What the technician chose; words never overwrite it, also not after a reload. */
export function useChosen(contactId: string): Chosen {
  const { text, setText, state } = useDraft(draftKeys(contactId).chosen);
  return useMemo(() => {
    const names = new Set(text.split(" "));
    return {
      has: (name) => names.has(name),
      add: (more) => {
        if (more.every((name) => names.has(name))) return;
        setText([...new Set([...names, ...more])].filter(Boolean).join(" "));
      },
      ready: state !== "loading",
    };
  }, [text, setText, state]);
}
