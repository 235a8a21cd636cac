import { useState } from "react";
import type { FormField } from "../../../../contract/forms.ts";
import { askedFields } from "../../../../contract/form.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { AnswerField } from "../../../platform/answers/answer-field.tsx";
import { answerOf, answersIn, typedOf } from "../../../platform/answers/typed.ts";
import { useForm } from "../../../platform/form.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { useTell } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { readAnew, settle } from "../find-ticket.ts";

interface FormDialogProps {
  ticket: Ticket;
  fields: readonly FormField[];
  /** What is typed is kept under it. */
  name: string;
  onClose: () => void;
}

/** The form of a ticket, to be answered further: the questions follow the answers, as they do for who asks. Mounted anew for each name. */
export function FormDialog({ ticket, fields, name, onClose }: FormDialogProps) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const read = Object.fromEntries(fields.map((field) => [field.key, typedOf(field.value)]));
  const form = useForm<Record<string, string>>(read, name);
  // What is secret is kept nowhere before it is sent.
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const values = answersIn(fields, form.values);
  const asked = askedFields(fields, values, true).flatMap((one) => fields.find(({ key }) => key === one.key) ?? []);
  const save = useTell("PATCH /tickets/{id}", {
    done: (after) => {
      settle(after);
      readAnew(ticket.number);
      form.done();
      onClose();
    },
    refused: form.refused,
  });
  const send = () => {
    const changed = Object.keys(form.changes).filter((key) => asked.some((field) => field.key === key));
    const told = Object.fromEntries(
      changed.map((key) => [key, answerOf(asked.find((field) => field.key === key)?.kind ?? "text", form.values[key] ?? "")]),
    );
    const written = Object.fromEntries(Object.entries(secrets).filter(([, words]) => words.trim() !== ""));
    const answers = { ...told, ...written };
    if (Object.keys(answers).length === 0) return onClose();
    // What was written for technicians alone is not told to the requester where the question has changed since it was read.
    const inside = fields.flatMap(({ key, internal }) => (internal && key in answers ? [key] : []));
    save.mutate({ params: { id: String(ticket.number) }, body: { fields: answers, inside } });
  };
  useKeys([{ key: "mod+Enter", label: ui("save"), group: t("keys.group"), run: send }]);
  const mark = (question: string) => t("form.internal", { question });
  const marked = (field: FormField): FormField =>
    field.internal ? { ...field, label: { en: mark(field.label.en), nb: mark(field.label.nb) } } : field;
  const lost = form.problem !== null && Object.keys(form.errors).length === 0;
  return (
    <>
      {lost && <Banner tone="red" title={form.problem?.message ?? ""} announce />}
      {asked.map((field) => (
        <AnswerField
          key={field.key}
          id={`form-${field.key}`}
          field={marked(field)}
          place={`form:${ticket.id}:${field.key}`}
          inside
          holder={(ticket.on_behalf_of ?? ticket.requester)?.id ?? null}
          name={field.shown && form.values[field.key] === read[field.key] ? inMyLanguage(field.shown) : ""}
          value={field.kind === "secret" ? (secrets[field.key] ?? "") : (form.values[field.key] ?? "")}
          onChange={(answer) =>
            field.kind === "secret" ? setSecrets({ ...secrets, [field.key]: answer }) : form.set({ [field.key]: answer })
          }
          error={form.errorAt(`fields/${field.key}`)}
        />
      ))}
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={save.isPending} onClick={send}>
          {ui("save")}
        </Button>
      </DialogEnd>
    </>
  );
}
