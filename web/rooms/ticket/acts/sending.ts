import { useState } from "react";
import { isRefusal, type Refusal } from "../../../platform/client.ts";

/** Sends what a dialog asked for: once, and with the refusal to show beside it when it is refused. */
export function useSending<Given extends unknown[]>(
  send: (...given: Given) => Promise<unknown>,
): { submit: (...given: Given) => Promise<void>; busy: boolean; refused: Refusal | null } {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const submit = async (...given: Given) => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    try {
      await send(...given);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  return { submit, busy, refused };
}
