import type { ReactNode } from "react";
import type { Form as FormState } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { BothLanguages } from "../both-languages.tsx";
import { BringsFacts } from "./brings-facts.tsx";
import { RequestBrings } from "./request-brings.tsx";
import { FieldBuilder } from "./field-builder.tsx";
import { RequestBasics } from "./request-basics.tsx";
import { fieldsOf, type RequestDraft } from "./request-draft.ts";
import { StepBuilder } from "./step-builder.tsx";
import { Stack } from "../../../ui/stack.tsx";
import css from "./request-parts.module.css";
import { RequestPreview } from "./request-preview.tsx";

/** A form, and beside it what who asks will see of it. */
export function WithPreview({ values, children }: { values: RequestDraft; children: ReactNode }) {
  return (
    <div className={css.sides}>
      <div className={css.made}>{children}</div>
      <div className={css.seen}>
        <Stack>
          <RequestPreview name={values.name} hint={values.hint} icon={values.icon} fields={fieldsOf(values.fields)} />
          <BringsFacts brings={values} />
        </Stack>
      </div>
    </div>
  );
}

/** Everything that a request type is: its words, where it goes and how soon, and its questions. */
export function RequestParts({ form, isNew = false }: { form: FormState<RequestDraft>; isNew?: boolean }) {
  const t = useWords("settings");
  const { values, errorAt } = form;
  return (
    <>
      <BothLanguages
        label={t("name")}
        path="name"
        value={values.name}
        onChange={(name) => form.set({ name })}
        errorAt={errorAt}
        autoFocus={isNew}
      />
      <BothLanguages
        label={t("hint")}
        path="hint"
        value={values.hint}
        onChange={(hint) => form.set({ hint })}
        errorAt={errorAt}
        hint={t("hint.hint")}
      />
      <RequestBasics form={form} />
      <FieldBuilder fields={values.fields} onChange={(fields) => form.set({ fields })} errorAt={errorAt} />
      <StepBuilder steps={values.steps} onChange={(steps) => form.set({ steps })} errorAt={errorAt} />
      <RequestBrings form={form} />
    </>
  );
}
