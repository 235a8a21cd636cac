import { useForm } from "../../platform/form.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { forget, useTell } from "../../platform/queries.ts";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { BothLanguages } from "./both-languages.tsx";
import { FieldBuilder } from "./field-builder.tsx";
import { KeyField } from "./key-field.tsx";
import { RequestBasics } from "./request-basics.tsx";
import { blankDraft, fieldsOf, neededOf, requestTypeOf } from "./request-draft.ts";
import { RequestPreview } from "./request-preview.tsx";

/** Something new that people can ask for, with a look at what they will see. */
export function RequestTypeNew() {
  const t = useWords("settings");
  const say = useWords("ui");
  const go = useGo();
  const form = useForm(blankDraft, "request-type.new");
  const add = useTell("POST /request-types", {
    done: (type) => {
      void forget("GET /request-types");
      form.done();
      toast.told(t("request_types.added", { name: inMyLanguage(type.name) }));
      go(paths.settings("request-types"), { replace: true });
    },
    refused: form.refused,
  });
  const { values, errorAt } = form;
  return (
    <Page title={t("request_types.new")} back={{ to: paths.settings("request-types"), label: t("request_types") }}>
      <Form
        form={form}
        onSave={() => form.check(...neededOf(values)) && add.mutate({ body: requestTypeOf(values) })}
        save={t("request_types.add")}
        busy={add.isPending}
        consequence={t("request_types.consequence")}
        beside={
          <LinkButton kind="quiet" to={paths.settings("request-types")}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <BothLanguages
          label={t("name")}
          path="name"
          value={values.name}
          onChange={(name) => form.set({ name })}
          errorAt={errorAt}
          autoFocus
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
        <KeyField {...form.field("key")} from={values.name.en} />
        <RequestPreview name={values.name} hint={values.hint} icon={values.icon} fields={fieldsOf(values.fields)} />
      </Form>
    </Page>
  );
}
