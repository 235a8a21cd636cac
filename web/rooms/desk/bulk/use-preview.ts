import { useEffect, useState } from "react";
import { call, isRefusal, type Answer, type Given, type Refusal } from "../../../platform/client.ts";

type Body = NonNullable<Given<"POST /bulk-changes/preview">["body"]>;
export type Which = Pick<Body, "tickets" | "list">;
export type Change = NonNullable<Body["change"]>;
export type Preview = Answer<"POST /bulk-changes/preview">;

interface Looked {
  of: string;
  preview: Preview | null;
  refused: Refusal | null;
}

/** What a change would do, asked anew a moment after it was last altered; null while it is being found out. */
export function usePreview(which: Which, change: Change | null): { preview: Preview | null; refused: Refusal | null; busy: boolean } {
  const [looked, setLooked] = useState<Looked | null>(null);
  const of = change ? JSON.stringify({ ...which, change }) : "";
  useEffect(() => {
    if (!of) return;
    const leave = new AbortController();
    const timer = setTimeout(() => {
      call("POST /bulk-changes/preview", { body: JSON.parse(of) as Body, signal: leave.signal }).then(
        (preview) => setLooked({ of, preview, refused: null }),
        (error: unknown) => isRefusal(error) && !leave.signal.aborted && setLooked({ of, preview: null, refused: error }),
      );
    }, 250);
    return () => {
      clearTimeout(timer);
      leave.abort();
    };
  }, [of]);
  const known = looked?.of === of ? looked : null;
  return { preview: known?.preview ?? null, refused: known?.refused ?? null, busy: of !== "" && !known };
}
