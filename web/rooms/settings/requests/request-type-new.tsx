import { useForm } from "../../../platform/form.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { Form } from "../../../ui/form.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { toast } from "../../../ui/toast.tsx";
import { KeyField } from "../key-field.tsx";
import { blankDraft, neededOf, requestTypeOf } from "./request-draft.ts";
import { RequestParts, WithPreview } from "./request-parts.tsx";

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
  return (
    <Page title={t("request_types.new")} back={{ to: paths.settings("request-types"), label: t("request_types") }}>
      <WithPreview values={form.values}>
        <Form
          form={form}
          onSave={() => form.check(...neededOf(form.values)) && add.mutate({ body: requestTypeOf(form.values) })}
          save={t("request_types.add")}
          busy={add.isPending}
          consequence={t("request_types.consequence")}
          beside={
            <LinkButton kind="quiet" to={paths.settings("request-types")}>
              {say("cancel")}
            </LinkButton>
          }
        >
          <RequestParts form={form} isNew />
          <KeyField {...form.field("key")} from={form.values.name.en} />
        </Form>
      </WithPreview>
    </Page>
  );
}
