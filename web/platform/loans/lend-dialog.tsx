import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { DateTime } from "../../ui/date-time.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Stack } from "../../ui/stack.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { useWords } from "../i18n.ts";
import { useTell } from "../queries.ts";

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

const week = 7 * 86_400_000;

function Lend({ ticket, done }: LendProps) {
  const t = useWords("ticket");
  const [what, setWhat] = useState("");
  const [due, setDue] = useState<string | null>(() => new Date(Date.now() + week).toISOString());
  const lend = useTell("POST /tickets/{id}/loans", {
    done: () => {
      setWhat("");
      done();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (what.trim() && due) lend.mutate({ params: { id: ticket }, body: { what, due_at: due } });
      }}
    >
      <Stack>
        <TextInput label={t("loan.what")} value={what} onChange={setWhat} maxLength={120} autoComplete="off" />
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
