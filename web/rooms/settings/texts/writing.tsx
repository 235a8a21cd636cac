import { IconArrowBackUp, IconSend } from "@tabler/icons-react";
import { useRef } from "react";
import type { MailText } from "../../../../contract/mail-texts.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { forget, keep, useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { toast } from "../../../ui/toast.tsx";
import { Blanks } from "./blanks.tsx";
import type { TextPlace } from "./place.ts";
import { Preview } from "./preview.tsx";
import css from "./texts.module.css";

interface WritingProps {
  place: TextPlace;
  text: MailText;
  write: boolean;
}

/** The words on the left, how they arrive on the right. */
export function Writing({ place: { kind, language, mailbox }, text, write }: WritingProps) {
  const t = useWords("texts");
  const say = useWords("ui");
  const form = useForm({ subject: text.subject, body: text.body }, `mail-text.${kind}.${language}.${mailbox ?? ""}`);
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const last = useRef<"subject" | "body">("body");
  const given = { params: { kind, language }, query: mailbox ? { mailbox } : {} };
  const done = (told: string) => (after: MailText) => {
    keep("GET /mail-texts/{kind}/{language}", given, after);
    void forget("GET /mail-texts");
    form.done();
    toast.told(told);
  };
  const save = useTell("PUT /mail-texts/{kind}/{language}", { done: done(t("saved")), refused: form.refused });
  const reset = useTell("DELETE /mail-texts/{kind}/{language}", { done: done(t("reset.done")) });
  const test = useTell("POST /mail-texts/{kind}/{language}/tests", { done: () => toast.told(t("test.sent")), refused: form.refused });
  const words = { subject: form.values.subject, body: form.values.body };

  const insert = (path: string, inSubject: boolean) => {
    const field = last.current === "subject" && inSubject ? "subject" : "body";
    const element = field === "subject" ? subject.current : body.current;
    if (!element) return;
    element.focus();
    element.setRangeText(
      `{{${path}}}`,
      element.selectionStart ?? element.value.length,
      element.selectionEnd ?? element.value.length,
      "end",
    );
    form.set({ [field]: element.value });
  };

  return (
    <div className={css.sides}>
      {write ? (
        <div className={css.side}>
          <Form
            form={form}
            save={say("save")}
            busy={save.isPending}
            consequence={t("consequence")}
            onSave={() => form.check("subject", "body") && save.mutate({ ...given, body: words, ifMatch: text.version })}
            beside={
              <>
                <Button icon={IconSend} busy={test.isPending} onClick={() => test.mutate({ ...given, body: words })}>
                  {t("test")}
                </Button>
                {text.own && (
                  <Button
                    kind="quiet"
                    icon={IconArrowBackUp}
                    busy={reset.isPending}
                    onClick={() => reset.mutate({ ...given, ifMatch: text.version })}
                  >
                    {t("reset")}
                  </Button>
                )}
              </>
            }
          >
            <TextInput
              label={t("subject")}
              {...form.field("subject")}
              ref={subject}
              onFocus={() => (last.current = "subject")}
              autoComplete="off"
            />
            <TextArea
              label={t("body")}
              {...form.field("body")}
              ref={body}
              onFocus={() => (last.current = "body")}
              minRows={10}
              maxRows={24}
            />
            <Blanks text={text} onChoose={insert} />
          </Form>
        </div>
      ) : (
        <div className={css.side}>
          <p className={css.asWritten}>{text.subject}</p>
          <p className={css.asWritten}>{text.body}</p>
        </div>
      )}
      {write && <Preview given={given} words={words} />}
    </div>
  );
}
