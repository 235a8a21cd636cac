import { useCallback, useEffect, useRef, useState } from "react";
import type { Proof } from "../../../contract/identity.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { call } from "../client.ts";
import { loadWords, useWords } from "../i18n.ts";
import { answerProofs } from "../proof.ts";
import { ProofForm } from "./proof-form.tsx";

/** Asks once more who is there, wherever a request needs it. The request waits, and what was typed stays as it is. */
export function ProofDialog() {
  const [ways, setWays] = useState<readonly Proof[] | null>(null);
  const settle = useRef<((proven: boolean) => void) | null>(null);
  const ask = useCallback(async () => {
    const [{ proofs }] = await Promise.all([call("GET /session/factors"), loadWords("factors")]);
    return new Promise<boolean>((done) => {
      settle.current = done;
      setWays(proofs);
    });
  }, []);
  useEffect(() => answerProofs(ask), [ask]);
  const end = (proven: boolean) => {
    setWays(null);
    settle.current?.(proven);
    settle.current = null;
  };
  return ways && <Question ways={ways} end={end} />;
}

function Question({ ways, end }: { ways: readonly Proof[]; end: (proven: boolean) => void }) {
  const t = useWords("factors");
  return (
    <Dialog open onClose={() => end(false)} title={t("proof")} size="small">
      <ProofForm ways={ways} proven={() => end(true)} cancel={() => end(false)} />
    </Dialog>
  );
}
