import { useState } from "react";
import { fieldErrors } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { Stack } from "../../../ui/stack.tsx";
import type { Kind } from "./acts.ts";
import type { Chosen } from "./form.ts";
import { forms } from "./forms.ts";
import { Look } from "./look.tsx";
import { Progress } from "./progress.tsx";
import { usePreview, type Which } from "./use-preview.ts";

/** What is asked for, of which tickets: all that the dialog needs, so that it outlives the list that it was asked from. */
export interface ActAsked {
  kind: Kind;
  which: Which;
  /** How many tickets; null while nobody knows. */
  count: number | null;
  /** Those of them that are loaded. */
  rows: readonly Chosen[];
  onStarted: () => void;
}

/** What is done to the chosen tickets, what would come of it, and then how far it is. */
export function ActDialog({ kind, which: given, count, rows: loaded, onClose, onStarted }: ActAsked & { onClose: () => void }) {
  const t = useWords("bulk");
  // The choice is let go once it began; the question is about the same tickets until then.
  const [which] = useState(given);
  const [rows] = useState(loaded);
  const [started, setStarted] = useState<string | null>(null);
  const title = started ? t("progress") : t(`title.${kind}`, { n: count ?? 0, known: count === null ? "no" : "yes" });
  return (
    <Dialog open onClose={onClose} title={title}>
      {started ? (
        <Stack gap={4}>
          <Progress id={started} onOther={setStarted} onLeave={onClose} />
          <DialogEnd>
            <Button onClick={onClose}>{t("close")}</Button>
          </DialogEnd>
        </Stack>
      ) : (
        <Ask
          kind={kind}
          which={which}
          rows={rows}
          onClose={onClose}
          onStarted={(id) => {
            setStarted(id);
            onStarted();
          }}
        />
      )}
    </Dialog>
  );
}

interface AskProps {
  kind: Kind;
  which: Which;
  rows: readonly Chosen[];
  onClose: () => void;
  onStarted: (id: string) => void;
}

function Ask({ kind, which, rows, onClose, onStarted }: AskProps) {
  const t = useWords("bulk");
  const ui = useWords("ui");
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const { change, fields, done } = forms[kind](wrong, rows);
  const { preview, refused, busy } = usePreview(which, change);
  const errors = fieldErrors(refused);
  // The form shows what is wrong where it is wrong, once the server has said so.
  if (JSON.stringify(errors) !== JSON.stringify(wrong)) setWrong(errors);
  const start = useTell("POST /bulk-changes", {
    done: ({ id }) => {
      done?.();
      void forget("GET /bulk-changes");
      onStarted(id);
    },
  });
  const will = preview ? (preview.changed === preview.examined ? preview.total : preview.changed) : 0;
  const words = t(`title.${kind}`, { n: will, known: "yes" });
  const ready = change !== null && preview !== null && preview.changed > 0;
  const send = () => ready && !start.isPending && start.mutate({ body: { ...which, change } });
  useKeys([{ key: "mod+Enter", label: words, group: t("keys.group"), run: send }]);
  return (
    <Stack gap={4}>
      {fields}
      {refused && Object.keys(errors).length === 0 && <Banner tone="red" title={refused.message} announce />}
      <Look preview={preview} busy={busy} />
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={start.isPending} disabled={!ready} onClick={send}>
          {ready ? words : t("start.none")}
        </Button>
      </DialogEnd>
    </Stack>
  );
}
