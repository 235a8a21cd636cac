import { IconKey, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Answer } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { forget, useAsk, useTell } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Table } from "../../ui/table.tsx";
import { Mono } from "../../ui/text.tsx";
import { toast } from "../../ui/toast.tsx";
import { ApiKeyNew } from "./api-key-new.tsx";
import { ApiKeyShown } from "./api-key-shown.tsx";

export type ApiKey = Answer<"GET /api-keys">["items"][number];

/** Keys with which a program acts for me: made, shown once, revoked. */
export function ApiKeysPage({ id }: { id: string | null }) {
  const t = useWords("settings");
  const go = useGo();
  const reading = useAsk("GET /api-keys");
  const making = id === "new";
  const [made, setMade] = useState<Answer<"POST /api-keys"> | null>(null);
  return (
    <Page
      title={t(making ? "api_keys.new" : "api_keys")}
      lead={t("api_keys.lead")}
      back={making ? { to: paths.settings("api-keys"), label: t("api_keys") } : undefined}
      actions={
        !making && (
          <LinkButton icon={IconPlus} to={paths.settings("api-keys", "new")}>
            {t("api_keys.new")}
          </LinkButton>
        )
      }
    >
      {made && <ApiKeyShown made={made} close={() => setMade(null)} />}
      {making && (
        <ApiKeyNew
          done={(key) => {
            setMade(key);
            go(paths.settings("api-keys"), { replace: true });
          }}
        />
      )}
      <Reading of={reading} rows={2}>
        {({ items }) =>
          items.length > 0 ? (
            <Keys keys={items} />
          ) : (
            !making && (
              <EmptyState icon={IconKey} title={t("api_keys.none")}>
                {t("api_keys.none_how")}
              </EmptyState>
            )
          )
        }
      </Reading>
    </Page>
  );
}

function Keys({ keys }: { keys: readonly ApiKey[] }) {
  const t = useWords("settings");
  const say = useWords("ui");
  const time = useTime();
  const [asking, ask] = useState<ApiKey | null>(null);
  const revoke = useTell("DELETE /api-keys/{id}", {
    done: () => {
      ask(null);
      toast.told(t("api_keys.revoked"));
      void forget("GET /api-keys");
    },
  });
  const over = ({ expires_at }: ApiKey) => expires_at !== null && Date.parse(expires_at) <= Date.now();
  return (
    <>
      <Table
        label={t("api_keys")}
        rows={keys}
        keyOf={({ id }) => id}
        faded={over}
        columns={[
          { name: t("name"), cell: ({ name }) => name },
          { name: t("api_keys.begins"), cell: ({ prefix }) => <Mono>{prefix}…</Mono>, tight: true },
          { name: t("api_keys.scopes"), cell: ({ scopes }) => t("api_keys.count", { n: scopes.length }) },
          {
            name: t("api_keys.expires"),
            cell: (key) =>
              over(key) ? (
                <Badge tone="amber">{t("api_keys.expired")}</Badge>
              ) : key.expires_at ? (
                <time title={time.full(key.expires_at)}>{time.day(key.expires_at)}</time>
              ) : (
                t("api_keys.never")
              ),
          },
          {
            name: t("api_keys.used"),
            cell: ({ last_used_at }) =>
              last_used_at ? <time title={time.full(last_used_at)}>{time.moment(last_used_at)}</time> : t("api_keys.unused"),
          },
        ]}
        actions={(key) => (
          <Button size="small" aria-label={t("api_keys.revoke_label", { name: key.name })} onClick={() => ask(key)}>
            {t("api_keys.revoke")}
          </Button>
        )}
      />
      <Dialog
        open={asking !== null}
        onClose={() => ask(null)}
        title={t("api_keys.revoke_title", { name: asking?.name ?? "" })}
        size="small"
        footer={
          <>
            <Button onClick={() => ask(null)}>{say("cancel")}</Button>
            <Button kind="danger" busy={revoke.isPending} onClick={() => asking && revoke.mutate({ params: { id: asking.id } })}>
              {t("api_keys.revoke")}
            </Button>
          </>
        }
      >
        <p>{t("api_keys.revoke_what")}</p>
      </Dialog>
    </>
  );
}
