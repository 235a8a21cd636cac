import { IconKey } from "@tabler/icons-react";
import { useState } from "react";
import type { ScimSource, ScimToken } from "../../../../contract/scim.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { CopyText } from "../../../ui/copy-text.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Section } from "../../../ui/page.tsx";
import { Select } from "../../../ui/select.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { Mono } from "../../../ui/text.tsx";
import { toast } from "../../../ui/toast.tsx";

const lives = ["180", "365", "730", "never"] as const;
type Life = (typeof lives)[number];
const day = 86_400_000;

/** With what the program signs in: the address to enter there, and tokens that are seen once. */
export function ScimTokens({ source, put }: { source: ScimSource; put: (source: ScimSource) => void }) {
  const t = useWords("scim");
  const say = useWords("ui");
  const time = useTime();
  const write = useMay()("accounts:write");
  const [shown, show] = useState<string | null>(null);
  const [life, choose] = useState<Life | null>(null);
  const [asking, ask] = useState<ScimToken | null>(null);
  const { id, tokens, address } = source;
  const make = useTell("POST /scim-sources/{id}/tokens", {
    done: (made) => {
      choose(null);
      show(made.token);
      put(made.source);
    },
  });
  const revoke = useTell("DELETE /scim-sources/{id}/tokens/{token}", {
    done: () => {
      ask(null);
      toast.told(t("token_revoked"));
      void forget("GET /scim-sources/{id}");
    },
  });
  useKeys([{ label: t("token_new"), run: () => choose("365"), disabled: !write }]);
  const save = () => {
    const expires_at = life === "never" ? null : new Date(Date.now() + Number(life) * day).toISOString();
    make.mutate({ params: { id }, body: { expires_at } });
  };
  return (
    <Section
      title={t("there")}
      lead={t("there_lead")}
      actions={
        write && (
          <Button icon={IconKey} onClick={() => choose("365")}>
            {t("token_new")}
          </Button>
        )
      }
    >
      <Stack gap={4}>
        {shown && (
          <Banner tone="green" title={t("token_made")} announce>
            <Stack>
              <p>{t("token_once")}</p>
              <CopyText label={t("token")} text={shown} />
              <div>
                <Button size="small" onClick={() => show(null)}>
                  {t("token_kept")}
                </Button>
              </div>
            </Stack>
          </Banner>
        )}
        <CopyText label={t("address")} hint={t("address_hint")} text={address} />
        {tokens.length === 0 ? (
          <p>{t("token_none")}</p>
        ) : (
          <Table
            label={t("tokens")}
            rows={tokens}
            keyOf={(token) => token.id}
            columns={[
              { name: t("token_begins"), cell: ({ prefix }) => <Mono>{prefix}…</Mono> },
              { name: t("token_by"), cell: ({ created_by }) => created_by?.name ?? null },
              { name: t("token_made_at"), cell: ({ created_at }) => time.day(created_at), tight: true },
              { name: t("token_until"), cell: ({ expires_at }) => (expires_at ? time.day(expires_at) : t("token_ever")), tight: true },
              { name: t("token_used"), cell: ({ used_at }) => (used_at ? time.ago(used_at) : t("never")), tight: true },
            ]}
            actions={(token) =>
              write && (
                <Button size="small" aria-label={t("token_revoke_label", { prefix: token.prefix })} onClick={() => ask(token)}>
                  {t("token_revoke")}
                </Button>
              )
            }
          />
        )}
      </Stack>
      <Dialog
        open={life !== null}
        onClose={() => choose(null)}
        title={t("token_new")}
        size="small"
        footer={
          <>
            <Button onClick={() => choose(null)}>{say("cancel")}</Button>
            <Button kind="primary" busy={make.isPending} onClick={save}>
              {t("token_make")}
            </Button>
          </>
        }
      >
        <Select
          label={t("token_life")}
          hint={t("token_life_hint")}
          value={life ?? "365"}
          onChange={(value) => choose(lives.find((one) => one === value) ?? "365")}
          choices={lives.map((value) => ({ value, label: t(`token_life_${value}`) }))}
        />
      </Dialog>
      <Dialog
        open={asking !== null}
        onClose={() => ask(null)}
        title={t("token_revoke_title", { prefix: asking?.prefix ?? "" })}
        size="small"
        footer={
          <>
            <Button onClick={() => ask(null)}>{say("cancel")}</Button>
            <Button kind="danger" busy={revoke.isPending} onClick={() => asking && revoke.mutate({ params: { id, token: asking.id } })}>
              {t("token_revoke")}
            </Button>
          </>
        }
      >
        <p>{t("token_revoke_what")}</p>
      </Dialog>
    </Section>
  );
}
