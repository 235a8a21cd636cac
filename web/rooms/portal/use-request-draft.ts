import { useEffect, useRef, useState } from "react";
import type { RequestType } from "../../../contract/catalog.ts";
import { useDraft, type DraftState } from "../../platform/drafts.ts";
import { inMyLanguage } from "../../platform/i18n.ts";
import { askOnce } from "../../platform/queries.ts";
import { beginWith, draftKey, read, write, type RequestDraft } from "./request-draft.ts";

export interface KeptRequest {
  draft: RequestDraft;
  /** With another type given, a subject that was only the old type's name becomes the new one's. */
  change(part: Partial<RequestDraft>, type?: RequestType | null): void;
  /** Throws the text away and begins anew; answers how to take that back. */
  startOver(): () => void;
  /** When what stands here was written, if it was written before this visit. */
  restoredAt: string | null;
  state: DraftState;
  /** The request is with the desk: forgets the draft and keeps showing it until the page changes. */
  sent(): void;
}

/** A request being written, in one draft on the server. */
export function useRequestDraft(slot: string, type: RequestType | null, words: string): KeptRequest {
  const name = (of: RequestType | null) => (of ? inMyLanguage(of.name) : "");
  const key = draftKey(slot);
  // What a visit begins with does not change while its form is open.
  const [begin] = useState(() => write(beginWith(type, words, name(type))));
  const kept = useDraft(key, begin, { form: true });
  const [shown, hold] = useState<RequestDraft | null>(null);
  const [restoredAt, setRestoredAt] = useState<string | null>(null);
  const before = useRef(kept.state);

  useEffect(() => {
    const loaded = (before.current === "loading" || before.current === "unread") && kept.state === "saved";
    before.current = kept.state;
    if (loaded)
      void askOnce("GET /drafts", { query: { key } }).then(
        ({ items }) => setRestoredAt(items[0]?.updated_at ?? null),
        () => {},
      );
  }, [kept.state, key]);

  const empty: RequestDraft = { type: type?.key ?? null, subject: "", description: "", answers: {} };
  const draft = shown ?? read(kept.text) ?? empty;
  return {
    draft,
    change: (part, next = type) => {
      const renamed =
        next !== type && (draft.subject === "" || draft.subject === name(type))
          ? { subject: next?.kind === "service_request" ? name(next) : "" }
          : {};
      kept.setText(write({ ...draft, type: next?.key ?? null, ...renamed, ...part }));
    },
    startOver: () => {
      const text = kept.text;
      setRestoredAt(null);
      kept.clear();
      return () => kept.setText(text);
    },
    restoredAt,
    state: kept.state,
    sent: () => {
      hold(draft);
      kept.clear();
    },
  };
}
