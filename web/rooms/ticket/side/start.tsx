import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, fieldErrors } from "../../../platform/client.ts";
import { useDraft } from "../../../platform/drafts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { useSending } from "../acts/sending.ts";
import { leaveWhereFree } from "../editor/leave-words.ts";
import { given, readAnew } from "../find-ticket.ts";
import css from "./side.module.css";
import { useWordsTo } from "./use-words-to.ts";
import { WordsTo } from "./words-to.tsx";

/** Writes to a vendor for the first time about something. Closing loses nothing of it. */
export function StartSide({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const to = useDraft(`side_to:${ticket.id}`, "", { form: true });
  const name = useDraft(`side_name:${ticket.id}`, "", { form: true });
  const subject = useDraft(`side_subject:${ticket.id}`, "", { form: true });
  const words = useWordsTo(ticket, `side:${ticket.id}`);
  const [tried, setTried] = useState(false);
  const { submit, busy, refused } = useSending(async () => {
    const called = name.text.trim();
    const heads = { [`side_to:${ticket.id}`]: to, [`side_name:${ticket.id}`]: name, [`side_subject:${ticket.id}`]: subject };
    const kept = Object.entries(heads).map(([key, { text }]) => ({ key, text }));
    const side = await call("POST /tickets/{id}/side-conversations", {
      ...given(ticket.number),
      body: { to: { address: to.text.trim(), ...(called && { name: called }) }, subject: subject.text.trim(), ...words.given },
    });
    for (const draft of [to, name, subject]) draft.clear();
    words.sent(side, () => {
      for (const { key, text } of kept) void leaveWhereFree(key, text).catch(() => {});
    });
    readAnew(ticket.number);
    onClose();
  });
  const complete = to.text.trim() !== "" && subject.text.trim() !== "" && words.ready;
  const send = () => {
    setTried(true);
    if (complete) void submit();
  };
  useKeys([{ key: "mod+Enter", label: t("side.send"), group: t("keys.group"), run: send }]);
  const wrong = fieldErrors(refused);
  const missing = (text: string) => (tried && text.trim() === "" ? t("text.missing") : null);
  return (
    <>
      {refused && Object.keys(wrong).length === 0 && <Banner tone="red" title={refused.message} announce />}
      <p className={css.says}>{t("side.says")}</p>
      <div className={css.fields}>
        <TextInput
          data-autofocus
          type="email"
          label={t("side.to")}
          value={to.text}
          onChange={to.setText}
          onBlur={to.flush}
          error={wrong["to/address"] ?? missing(to.text)}
        />
        <TextInput
          label={t("side.name")}
          optional
          value={name.text}
          onChange={name.setText}
          onBlur={name.flush}
          error={wrong["to/name"] ?? null}
        />
        <TextInput
          label={t("side.subject")}
          hint={t("side.subject_hint", { number: ticket.number })}
          value={subject.text}
          onChange={subject.setText}
          onBlur={subject.flush}
          error={wrong["subject"] ?? missing(subject.text)}
        />
        <WordsTo
          words={words}
          ticket={ticket}
          label={t("side.message")}
          placeholder=""
          error={wrong["body"] ?? missing(words.draft.text)}
        />
      </div>
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={busy} onClick={send}>
          {t("side.send")}
        </Button>
      </DialogEnd>
    </>
  );
}
