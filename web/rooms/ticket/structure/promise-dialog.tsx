import { useState } from "react";
import type { z } from "zod";
import type { promisable } from "../../../../contract/promises.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, fieldErrors } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { keep } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { DateTime } from "../../../ui/date-time.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { useSending } from "../acts/sending.ts";
import { given, readAnew } from "../find-ticket.ts";

type Promisable = z.infer<typeof promisable>;
const kinds: readonly Promisable[] = ["call_back", "answer", "visit", "other"];
const reminders = [0, 5, 10, 30, 60] as const;
const minute = 60_000;

/** The next full hour that is at least half an hour away. */
const soon = (): string => new Date(Math.ceil((Date.now() + 30 * minute) / (60 * minute)) * 60 * minute).toISOString();

const sign = { call_back: "calls", answer: "answers", visit: "by_hand", other: "by_hand" } as const;

/** "I call back at 15:00": what, by when, and whether the requester is told. */
export function PromiseDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const [what, setWhat] = useState<Promisable>("call_back");
  const [words, setWords] = useState("");
  const [due, setDue] = useState<string | null>(soon);
  const [remind, setRemind] = useState("10");
  const [told, setTold] = useState(false);
  const { submit, busy, refused } = useSending(async () => {
    if (!due) return;
    const at = given(ticket.number);
    const body = { what, words: words.trim(), due_at: due, remind_minutes: Number(remind), told };
    keep("GET /tickets/{id}/promises", at, await call("POST /tickets/{id}/promises", { ...at, body }));
    readAnew(ticket.number);
    onClose();
  });
  useKeys([{ key: "mod+Enter", label: t("promise.button"), group: t("keys.group"), run: () => void submit() }]);
  const wrong = fieldErrors(refused);
  return (
    <>
      {refused && Object.keys(wrong).length === 0 && <Banner tone="red" title={refused.message} announce />}
      <Select
        data-autofocus
        label={t("promise.what")}
        value={what}
        onChange={setWhat}
        hint={t(`promise.${sign[what]}`)}
        choices={kinds.map((value) => ({ value, label: t(`promise.what.${value}`) }))}
      />
      <TextInput
        label={t("promise.words")}
        optional={what !== "other"}
        maxLength={200}
        value={words}
        onChange={setWords}
        error={wrong["words"] ?? null}
      />
      <DateTime label={t("promise.due")} value={due} onChange={setDue} min={new Date().toISOString()} error={wrong["due_at"] ?? null} />
      <Select
        label={t("promise.remind")}
        value={remind}
        onChange={setRemind}
        choices={reminders.map((n) => ({ value: String(n), label: t("promise.remind.minutes", { n }) }))}
      />
      {ticket.requester && (
        <Checkbox
          label={t("promise.told", { name: ticket.requester.name })}
          hint={t("promise.told_hint")}
          checked={told}
          onChange={setTold}
        />
      )}
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={busy} disabled={!due} onClick={() => void submit()}>
          {t("promise.button")}
        </Button>
      </DialogEnd>
    </>
  );
}
