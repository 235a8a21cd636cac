import { useRef, useState } from "react";
import { fieldErrors, isRefusal } from "../../platform/client.ts";
import { forget } from "../../platform/queries.ts";

/** Everything read of tickets is old; resolves once it is read anew. */
const readAnew = () => Promise.all([forget("GET /tickets/{id}"), forget("GET /tickets/{id}/timeline"), forget("GET /tickets")]);

/** Says something to a ticket, once; a refusal is for the field, and what was typed stays. `done` runs when the page shows it. */
export function useTelling(done: () => void) {
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  // State is a moment late for a second press; this is not.
  const underWay = useRef(false);

  async function tell(work: () => Promise<unknown>): Promise<void> {
    if (underWay.current) return;
    underWay.current = true;
    setSending(true);
    setError(null);
    try {
      await work();
      await readAnew();
      done();
    } catch (caught) {
      const [told] = Object.values(fieldErrors(caught));
      setError(told ?? (isRefusal(caught) ? caught.message : String(caught)));
      // Somebody else may have moved it meanwhile: show what it is now.
      if (isRefusal(caught) && caught.status === 409) void readAnew();
    } finally {
      underWay.current = false;
      setSending(false);
    }
  }
  return { tell: (work: () => Promise<unknown>) => void tell(work), sending, error };
}
