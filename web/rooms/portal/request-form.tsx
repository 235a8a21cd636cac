import { useState, type FormEvent } from "react";
import type { RequestType } from "../../../contract/catalog.ts";
import { AnswerField } from "../../platform/answers/answer-field.tsx";
import { askedNow } from "../../platform/answers/typed.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { useUploads } from "../../platform/uploads/use-uploads.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { DraftMark } from "../../ui/draft-mark.tsx";
import { FileButton, FileDrop } from "../../ui/file-drop.tsx";
import { FileList } from "../../ui/file-list.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { toast } from "../../ui/toast.tsx";
import { draftKey } from "./request-draft.ts";
import { fieldId } from "./field-id.ts";
import css from "./request-form.module.css";
import type { Choose } from "./new-request.tsx";
import { useRequestDraft } from "./use-request-draft.ts";
import { useSendRequest } from "./use-send-request.ts";
import { useSayWhen } from "./say-when.ts";

interface RequestFormProps {
  slot: string;
  words: string;
  type: RequestType | null;
  types: readonly RequestType[];
  choose: Choose;
}

const unsure = "-";

/** What it is about, in a few words, what we must know, and the rest. Kept while it is written; sent once. */
export function RequestForm({ slot, words, type, types, choose }: RequestFormProps) {
  const t = useWords("portal");
  const when = useSayWhen();
  const { draft, change, startOver, restoredAt, state, sent } = useRequestDraft(slot, type, words);
  const files = useUploads(draftKey(slot));
  const { send, sending, wrong, right, refused } = useSendRequest(type, files.ids, () => {
    sent();
    files.attached();
  });
  const [tried, setTried] = useState(0);
  // Kept in this page alone: an unsent secret stands in no draft.
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const whole = { ...draft, answers: { ...draft.answers, ...secrets } };
  const fields = askedNow(type?.fields ?? [], whole.answers, false);
  const offered = [...types.map((each) => ({ value: each.key, label: inMyLanguage(each.name) })), { value: unsure, label: t("new.any") }];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!files.ready) return;
    const first = await send(whole);
    setTried((times) => times + 1);
    if (first) document.getElementById(fieldId(first))?.focus();
  };
  const takeType = (key: string) => {
    const next = types.find((each) => each.key === key) ?? null;
    change({ type: next?.key ?? null }, next);
    choose(next);
  };
  const begin = () => {
    const undo = startOver();
    toast.told(t("unsent.discarded"), { label: t("unsent.undo"), run: undo });
  };

  return (
    <form className={css.form} noValidate onSubmit={(event) => void submit(event)}>
      {restoredAt && (
        <Banner
          title={t("new.restored", { moment: when.moment(restoredAt) })}
          action={
            <Button kind="quiet" onClick={begin}>
              {t("new.start_over")}
            </Button>
          }
        />
      )}
      <Select label={t("new.about")} value={type?.key ?? unsure} onChange={takeType} choices={offered} />
      <TextInput
        id={fieldId("subject")}
        label={t("new.subject")}
        hint={t("new.subject_hint")}
        value={draft.subject}
        onChange={(subject) => {
          right("subject");
          change({ subject });
        }}
        error={wrong["subject"]}
        aria-required
        autoComplete="off"
      />
      {fields.map((field) => (
        <AnswerField
          key={field.key}
          id={fieldId(`fields/${field.key}`)}
          field={field}
          place={`${draftKey(slot)}:${field.key}`}
          value={whole.answers[field.key] ?? ""}
          onChange={(answer) => {
            right(`fields/${field.key}`);
            if (field.kind === "secret") setSecrets({ ...secrets, [field.key]: answer });
            else change({ answers: { ...draft.answers, [field.key]: answer } });
          }}
          error={wrong[`fields/${field.key}`] ?? null}
        />
      ))}
      <FileDrop onFiles={files.add}>
        <TextArea
          id={fieldId("description")}
          label={t("new.description")}
          hint={t("new.description_hint")}
          optional
          minRows={4}
          value={draft.description}
          onChange={(description) => {
            right("description");
            change({ description });
          }}
          error={wrong["description"]}
        />
        <FileList files={files.files} onRemove={files.remove} onRetry={files.retry} />
      </FileDrop>
      {refused && (
        <Banner key={tried} tone="red" title={refused} announce>
          {t("new.not_sent")}
        </Banner>
      )}
      {Object.keys(wrong).length > 0 && (
        <p key={`wrong ${tried}`} role="alert" className={css.wrong}>
          {t("new.wrong", { count: Object.keys(wrong).length })}
        </p>
      )}
      <div className={css.send}>
        <Button type="submit" kind="primary" size="large" busy={sending} disabled={!files.ready}>
          {t("new.send")}
        </Button>
        <FileButton onFiles={files.add} />
        <DraftMark state={state} />
      </div>
    </form>
  );
}
