import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, fieldErrors } from "../../../platform/client.ts";
import { useDraft } from "../../../platform/drafts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { Select } from "../../../ui/select.tsx";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { given, settle } from "../find-ticket.ts";
import { DraftState } from "../editor/draft-state.tsx";
import css from "./escalate.module.css";
import { fillForm, parts, readForm, type HandoverForm } from "./handover-form.ts";
import { useSending } from "./sending.ts";
import { useTeamChoices } from "./team-choices.ts";

/** Hands the ticket on with everything the next tier would otherwise ask again; filled in from what was really done. */
export function Escalate({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const drafted = useAsk("GET /tickets/{id}/handovers/draft", given(ticket.number));
  const draft = useDraft(`handover:${ticket.id}`, "", { form: true });
  const [tried, setTried] = useState(false);
  // Only what the person wrote is kept: the rest follows the ticket's story, also while the form is open.
  const written = readForm(draft.text);
  const form = fillForm(drafted.data, written);
  const teams = useTeamChoices(ticket, drafted.data?.team?.key);
  const set = (name: keyof HandoverForm) => (value: string) => draft.setText(JSON.stringify({ ...written, [name]: value }));

  const { submit, busy, refused } = useSending(async () => {
    const { team, reason, ...handover } = form;
    settle(await call("POST /tickets/{id}/escalations", { ...given(ticket.number), body: { team, reason, handover } }));
    draft.clear();
    onClose();
  });
  const send = () => (form.reason.trim() && form.team ? void submit() : setTried(true));
  const button = t("escalate.button", { team: teams.find(({ value }) => value === form.team)?.name ?? "" });
  useKeys([{ key: "mod+Enter", label: t("hand_up"), group: t("keys.group"), run: send }]);

  if (drafted.isLoading || draft.state === "loading") return <SkeletonRows rows={5} lines={2} />;
  const wrong = fieldErrors(refused);
  const missing = (text: string) => (tried && !text.trim() ? t("text.missing") : null);
  return (
    <>
      {refused && Object.keys(wrong).length === 0 && <Banner tone="red" title={refused.message} announce />}
      <div className={css.where}>
        <Select
          label={t("escalate.to")}
          value={form.team}
          onChange={set("team")}
          choices={teams}
          placeholder={t("escalate.choose")}
          error={wrong["team"] ?? wrong["tier"] ?? missing(form.team)}
        />
      </div>
      <TextArea
        autoFocus
        data-autofocus
        label={t("escalate.reason")}
        minRows={2}
        value={form.reason}
        onChange={set("reason")}
        error={wrong["reason"] ?? missing(form.reason)}
      />
      <div className={css.parts}>
        {parts.map((part) => (
          <TextArea
            key={part}
            label={t(`handover.${part}`)}
            hint={t(`handover.${part}_hint`)}
            optional
            minRows={part === "question" ? 2 : 5}
            maxRows={10}
            value={form[part]}
            onChange={set(part)}
            error={wrong[`handover/${part}`] ?? null}
          />
        ))}
      </div>
      <DialogEnd>
        <span className={css.state}>
          <DraftState state={draft.state} />
          {draft.text && (
            <Button kind="quiet" size="small" onClick={() => draft.setText("")}>
              {t("escalate.anew")}
            </Button>
          )}
        </span>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={busy} onClick={send}>
          {form.team ? button : t("hand_up")}
        </Button>
      </DialogEnd>
    </>
  );
}
