import type { Answer } from "../../../platform/client.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { forget, useTell } from "../../../platform/queries.ts";
import { Form } from "../../../ui/form.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { neededOf, WebhookFields, type WebhookValues } from "./webhook-fields.tsx";

/** One more program is told what happens. */
export function WebhookNew({ done }: { done: (made: Answer<"POST /webhooks">) => void }) {
  const t = useWords("programs");
  const say = useWords("ui");
  const form = useForm<WebhookValues>({ name: "", url: "", types: [] }, "webhook.new");
  const add = useTell("POST /webhooks", {
    done: (made) => {
      void forget("GET /webhooks");
      form.done();
      done(made);
    },
    refused: form.refused,
  });
  return (
    <Page title={t("hook.new")} back={{ to: paths.settings("webhooks"), label: t("hooks") }}>
      <Form
        form={form}
        creates
        label={t("hook.new")}
        onSave={() => form.check(...neededOf(form.values)) && add.mutate({ body: form.values })}
        save={t("hook.add")}
        busy={add.isPending}
        consequence={t("hook.add_consequence")}
        beside={
          <LinkButton kind="quiet" to={paths.settings("webhooks")}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <WebhookFields form={form} focus />
      </Form>
    </Page>
  );
}
