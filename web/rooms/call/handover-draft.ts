import { useEffect, useMemo } from "react";
import type { Handover } from "../../../contract/tickets.ts";
import { useDraft } from "../../platform/drafts.ts";
import { useAsk } from "../../platform/queries.ts";
import { draftKeys } from "./draft-keys.ts";

export const handoverParts = ["question", "asked", "tried", "found", "evidence"] as const satisfies readonly (keyof Handover)[];
export type Path = "functional" | "security" | "systemic";

export interface HandoverTyped extends Handover {
  reason: string;
  /** Key of the team that was chosen; null: the one that the category leads to. */
  team: string | null;
  path: Path;
  announcement: string;
}
const blank: HandoverTyped = {
  question: "",
  asked: "",
  tried: "",
  found: "",
  evidence: "",
  reason: "",
  team: null,
  path: "functional",
  announcement: "",
};

function read(text: string): HandoverTyped | null {
  try {
    return text ? { ...blank, ...(JSON.parse(text) as Partial<HandoverTyped>) } : null;
  } catch {
    return null;
  }
}

/** The handover that is being written: prefilled once from what was really done, then as it was typed, also after a reload. */
export function useHandoverDraft(contactId: string, ticketId: string, ready: boolean) {
  const { text, setText, state, clear } = useDraft(draftKeys(contactId).handover, "", { form: true });
  const typed = useMemo(() => read(text), [text]);
  const empty = typed === null && state !== "loading";
  const { data } = useAsk("GET /tickets/{id}/handovers/draft", { params: { id: ticketId }, query: {}, enabled: ready, staleTime: 0 });
  useEffect(() => {
    if (ready && empty && data && handoverParts.some((part) => data.handover[part]))
      setText(JSON.stringify({ ...blank, ...data.handover }));
  }, [ready, empty, data, setText]);
  const now = typed ?? blank;
  return {
    typed: now,
    type: (change: Partial<HandoverTyped>) => setText(JSON.stringify({ ...now, ...change })),
    suggested: data?.team ?? null,
    state,
    clear,
  };
}
