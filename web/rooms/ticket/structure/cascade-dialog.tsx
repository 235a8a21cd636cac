import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, type Answer } from "../../../platform/client.ts";
import { useDraft } from "../../../platform/drafts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useSending } from "../acts/sending.ts";
import { given, readAnew } from "../find-ticket.ts";
import css from "./structure.module.css";
import { subjectOf } from "../../../platform/subject.ts";

type Done = Answer<"POST /tickets/{id}/cascades">["items"];
type Act = "resolve" | "reply";

/** The same to open children by one act: which of them, and with what words. What fails for one is said, and stops no other. */
export function CascadeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const draft = useDraft(`cascade:${ticket.id}`);
  const { data } = useAsk("GET /tickets/{id}/links", given(ticket.number));
  const children = (data?.items ?? []).filter(
    ({ kind, ticket: { status } }) => kind === "child" && status !== "resolved" && status !== "closed",
  );
  const [act, setAct] = useState<Act>(ticket.can.resolve ? "reply" : "resolve");
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState<Done>([]);
  const [missing, setMissing] = useState(false);
  const chosen = children.filter((link) => !without.has(link.ticket.id));
  const body = draft.text.trim();
  const { submit, busy, refused } = useSending(async () => {
    const sent = { act, children: chosen.map((link) => link.ticket.id), ...(body && { body }) };
    const { items } = await call("POST /tickets/{id}/cascades", { ...given(ticket.number), body: sent });
    const left = items.filter(({ done }) => !done);
    for (const { number } of [ticket, ...items.map((item) => item.ticket)]) readAnew(number);
    if (items.length > left.length) toast.told(t(`cascade.${act}.done`, { n: items.length - left.length }));
    setFailed(left);
    if (left.length > 0) return;
    draft.clear();
    onClose();
  });
  const send = () => (body || act === "resolve" ? void submit() : setMissing(true));
  const toggle = (id: string, on: boolean) => setWithout(new Set(on ? [...without].filter((one) => one !== id) : [...without, id]));
  return (
    <>
      {refused && <Banner tone="red" title={refused.errors[0]?.detail ?? refused.message} announce />}
      {failed.length > 0 && (
        <Banner tone="red" title={t("cascade.failed", { n: failed.length })} announce>
          <ul>
            {failed.map(({ ticket: { id, number }, refusal }) => (
              <li key={id}>{`#${number}: ${refusal?.detail ?? ""}`}</li>
            ))}
          </ul>
        </Banner>
      )}
      <Segmented<Act>
        label={t("cascade.act")}
        value={act}
        onChange={setAct}
        choices={(["resolve", "reply"] as const).map((value) => ({ value, label: t(`cascade.${value}`) }))}
      />
      <TextArea
        data-autofocus
        label={t("cascade.words")}
        hint={t("cascade.hint")}
        optional={act === "resolve"}
        error={missing && !body ? t("text.missing") : null}
        value={draft.text}
        onChange={draft.setText}
        maxRows={12}
      />
      <ChoiceSet label={t("cascade.children")}>
        <div className={css.chosen}>
          {children.map(({ ticket: child }) => (
            <Checkbox
              key={child.id}
              label={`#${child.number} ${subjectOf(child)}`}
              hint={child.requester?.name}
              checked={!without.has(child.id)}
              onChange={(on) => toggle(child.id, on)}
            />
          ))}
        </div>
      </ChoiceSet>
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" busy={busy} disabled={chosen.length === 0} onClick={send}>
          {t(`cascade.${act}.button`, { n: chosen.length })}
        </Button>
      </DialogEnd>
    </>
  );
}
