import { useState } from "react";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Combo, type Option } from "../../ui/combo.tsx";
import { DateTime } from "../../ui/date-time.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Stack } from "../../ui/stack.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { useWords } from "../i18n.ts";
import { findAssets } from "../find.tsx";
import { forget, useTell } from "../queries.ts";
import { useMay } from "../session.tsx";

interface LendProps {
  /** Id or number. */
  ticket: string;
  done: () => void;
}

/** What is handed out, and when it is to be back. */
export function LendDialog({ open, onClose, ...rest }: LendProps & { open: boolean; onClose: () => void }) {
  const t = useWords("ticket");
  return (
    <Dialog open={open} onClose={onClose} title={t("loan.lend")} size="small">
      <Lend {...rest} />
    </Dialog>
  );
}

const inStock = findAssets(true);
const week = 7 * 86_400_000;

function Lend({ ticket, done }: LendProps) {
  const t = useWords("ticket");
  const may = useMay();
  const [what, setWhat] = useState("");
  const [asset, setAsset] = useState<Option | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [due, setDue] = useState<string | null>(() => new Date(Date.now() + week).toISOString());
  const lend = useTell("POST /tickets/{id}/loans", {
    done: () => {
      setWhat("");
      setAsset(null);
      setProblem(null);
      void forget("GET /assets");
      done();
    },
    refused: (refusal) => setProblem(refusal.message),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const named = { ...(what.trim() && { what }), ...(asset && { asset: asset.value }) };
        if ((what.trim() || asset) && due) lend.mutate({ params: { id: ticket }, body: { ...named, due_at: due } });
      }}
    >
      <Stack>
        {problem && <Banner tone="red" title={problem} announce />}
        {may("assets:read") && (
          <Combo label={t("loan.asset")} hint={t("loan.asset_hint")} optional clearable value={asset} onChange={setAsset} find={inStock} />
        )}
        <TextInput
          label={t("loan.what")}
          hint={asset ? t("loan.what_hint") : undefined}
          value={what}
          onChange={setWhat}
          maxLength={120}
          autoComplete="off"
        />
        <DateTime label={t("loan.due_at")} hint={t("loan.due_hint")} value={due} onChange={setDue} />
        <div>
          <Button kind="primary" type="submit" busy={lend.isPending}>
            {t("loan.hand_out")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
