import type { ReactNode } from "react";
import type { Webhook } from "../../../../contract/webhooks.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { forget, keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { EditForm, whenKept } from "../edit-form.tsx";
import { Deliveries } from "./deliveries.tsx";
import type { Shown } from "./secret-shown.tsx";
import { WebhookActs } from "./webhook-acts.tsx";
import { neededOf, WebhookFields } from "./webhook-fields.tsx";
import { WebhookState } from "./webhook-state.tsx";

interface WebhookEditProps {
  id: string;
  /** A secret that was just made. */
  secret: ReactNode;
  show: (secret: Shown) => void;
}

export function WebhookEdit({ id, secret, show }: WebhookEditProps) {
  const reading = useAsk("GET /webhooks/{id}", { params: { id } });
  return <Reading of={reading}>{(webhook) => <Known webhook={webhook} secret={secret} show={show} />}</Reading>;
}

/** What is wrong with it, in a sentence; null while nothing is. */
function Trouble({ webhook: { off_reason, failing_since, active, old_secret_until } }: { webhook: Webhook }) {
  const t = useWords("programs");
  const time = useTime();
  if (off_reason) return <Banner tone="red" title={t(`hook.why.${off_reason}`)} />;
  if (active && failing_since) return <Banner tone="amber" title={t("hook.why_failing", { since: time.moment(failing_since) })} />;
  return old_secret_until ? <Banner title={t("hook.two_secrets", { until: time.moment(old_secret_until) })} /> : null;
}

function Known({ webhook, secret, show }: { webhook: Webhook } & Omit<WebhookEditProps, "id">) {
  const t = useWords("programs");
  const write = useMay()("system:write");
  const { id, name, url, types, version } = webhook;
  const form = useForm({ name, url, types }, `webhook.${id}`);
  const save = useTell(
    "PATCH /webhooks/{id}",
    whenKept(form, (after: Webhook) => {
      keep("GET /webhooks/{id}", { params: { id } }, after);
      void forget("GET /webhooks");
    }),
  );
  return (
    <Page
      title={name}
      state={<WebhookState webhook={webhook} />}
      back={{ to: paths.settings("webhooks"), label: t("hooks") }}
      actions={write && <WebhookActs webhook={webhook} show={show} />}
    >
      {secret}
      <Trouble webhook={webhook} />
      <Deliveries webhook={webhook} write={write} />
      {write && (
        <EditForm
          form={form}
          save={save}
          onSave={() => form.check(...neededOf(form.values)) && save.mutate({ params: { id }, body: form.changes, ifMatch: version })}
        >
          <WebhookFields form={form} />
        </EditForm>
      )}
    </Page>
  );
}
