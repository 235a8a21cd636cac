import type { ComponentType, ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { useWords } from "../i18n.ts";
import { usePlace } from "../place.tsx";
import { forget, useAsk, useTell } from "../queries.ts";
import { useTime } from "../time.ts";

interface MyIdentitiesProps {
  /** How a part with its title looks on this page. */
  Section: ComponentType<{ title: string; lead?: ReactNode; children: ReactNode }>;
}

/** My accounts at the company's providers; nothing where there are none to sign in through. */
export function MyIdentities({ Section }: MyIdentitiesProps) {
  const t = useWords("factors");
  const time = useTime();
  const { path } = usePlace();
  const { data } = useAsk("GET /session/identities");
  const refused = (refusal: { message: string }) => toast.refused(refusal.message);
  const join = useTell("POST /session/identities", { done: ({ go_to }) => window.location.assign(go_to), refused });
  const part = useTell("DELETE /session/identities/{id}", {
    done: () => {
      toast.told(t("company.parted"));
      void forget("GET /session/identities");
    },
    refused,
  });
  if (!data || data.items.length + data.joinable.length === 0) return null;
  return (
    <Section title={t("company")} lead={t("company.lead")}>
      <Stack>
        {data.items.length > 0 && (
          <Table
            label={t("company")}
            rows={data.items}
            keyOf={({ id }) => id}
            columns={[
              { name: t("company.provider"), cell: ({ provider }) => provider.name },
              { name: t("company.how"), cell: ({ joined_by }) => t(`company.how.${joined_by}`) },
              { name: t("company.used"), cell: ({ used_at }) => (used_at ? time.ago(used_at) : t("company.never")), tight: true },
            ]}
            actions={({ id, provider }) => (
              <Button
                size="small"
                busy={part.isPending}
                aria-label={t("company.part_from", { name: provider.name })}
                onClick={() => part.mutate({ params: { id } })}
              >
                {t("company.part")}
              </Button>
            )}
          />
        )}
        {data.joinable.length > 0 && (
          <Row wrap>
            {data.joinable.map(({ key, name }) => (
              <Button key={key} busy={join.isPending} onClick={() => join.mutate({ body: { key, return_to: path } })}>
                {t("company.join", { name })}
              </Button>
            ))}
          </Row>
        )}
      </Stack>
    </Section>
  );
}
