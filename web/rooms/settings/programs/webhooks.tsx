import { IconWebhook } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Table } from "../../../ui/table.tsx";
import { ListPage } from "../list-page.tsx";
import { SecretShown, type Shown } from "./secret-shown.tsx";
import { WebhookEdit } from "./webhook-edit.tsx";
import { WebhookNew } from "./webhook-new.tsx";
import { WebhookState } from "./webhook-state.tsx";

/** Other programs that are told what happens. */
export function WebhooksPage({ id }: { id: string | null }) {
  const go = useGo();
  const [shown, show] = useState<Shown | null>(null);
  const secret = shown && <SecretShown shown={shown} close={() => show(null)} />;
  if (id === "new")
    return (
      <WebhookNew
        done={({ id: made, name, secret: text }) => {
          show({ name, text });
          go(paths.settings("webhooks", made), { replace: true });
        }}
      />
    );
  return id ? <WebhookEdit key={id} id={id} secret={secret} show={show} /> : <Webhooks />;
}

function Webhooks() {
  const t = useWords("programs");
  const reading = useAsk("GET /webhooks");
  return (
    <ListPage
      title={t("hooks")}
      lead={t("hooks.lead")}
      of={reading}
      add={useMay()("system:write") && { label: t("hook.new"), to: paths.settings("webhooks", "new") }}
      none={{ icon: IconWebhook, title: t("hooks.none"), how: t("hooks.none_how") }}
    >
      {(items) => (
        <Table
          label={t("hooks")}
          rows={items}
          keyOf={({ id }) => id}
          to={({ id }) => paths.settings("webhooks", id)}
          faded={({ active }) => !active}
          columns={[
            { name: t("hook.name"), cell: ({ name }) => name },
            { name: t("hook.where"), cell: ({ url }) => new URL(url).host },
            { name: t("hook.state"), cell: (webhook) => <WebhookState webhook={webhook} />, tight: true },
            { name: t("hook.waiting"), cell: ({ waiting }) => (waiting >= 1000 ? "1000+" : waiting), end: true, tight: true },
            { name: t("hook.failed"), cell: ({ failed }) => (failed >= 1000 ? "1000+" : failed), end: true, tight: true },
          ]}
        />
      )}
    </ListPage>
  );
}
