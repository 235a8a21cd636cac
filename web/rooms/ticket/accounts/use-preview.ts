import { useCallback, useEffect, useState } from "react";
import type { AccountPreview } from "../../../../contract/directory-accounts.ts";
import { call, isRefusal, type Refusal } from "../../../platform/client.ts";
import { given } from "../find-ticket.ts";
import type { Asked } from "./asked.ts";

interface Shown {
  preview: AccountPreview | null;
  refused: Refusal | null;
}

/** What would be written, asked anew whenever something else is asked for, or `again`. */
export function usePreview(number: number, asked: Asked | null): Shown & { again: () => void } {
  const [shown, show] = useState<Shown>({ preview: null, refused: null });
  const [turn, setTurn] = useState(0);
  const words = asked && JSON.stringify(asked);
  useEffect(() => {
    show({ preview: null, refused: null });
    if (words === null) return;
    const abort = new AbortController();
    call("POST /tickets/{id}/account-actions/previews", {
      ...given(number),
      body: { asked: JSON.parse(words) as Asked },
      signal: abort.signal,
    }).then(
      (preview) => {
        if (!abort.signal.aborted) show({ preview, refused: null });
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        if (!isRefusal(error)) throw error;
        show({ preview: null, refused: error });
      },
    );
    return () => abort.abort();
  }, [number, words, turn]);
  return { ...shown, again: useCallback(() => setTurn((before) => before + 1), []) };
}
