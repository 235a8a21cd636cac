import { useWords } from "../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Table } from "../../ui/table.tsx";
import { Mono } from "../../ui/text.tsx";
import { toast } from "../../ui/toast.tsx";

/** Somebody's accounts at the company's providers, for who looks after accounts; nothing where there are none. */
export function AccountIdentities({ personId }: { personId: string }) {
  const t = useWords("factors");
  const time = useTime();
  const { data } = useAsk("GET /accounts/{id}/identities", { params: { id: personId } });
  const part = useTell("DELETE /accounts/{id}/identities/{identity}", {
    done: () => {
      toast.told(t("company.parted"));
      void forget("GET /accounts/{id}/identities", { params: { id: personId } });
      void forget("GET /accounts/{id}", { params: { id: personId } });
    },
    refused: (refusal) => toast.refused(refusal.message),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t("company")} lead={t("company.theirs")}>
      <Table
        label={t("company")}
        rows={data.items}
        keyOf={({ id }) => id}
        columns={[
          { name: t("company.provider"), cell: ({ provider }) => provider.name },
          { name: t("company.subject"), cell: ({ subject }) => <Mono>{subject}</Mono> },
          { name: t("company.how"), cell: ({ joined_by }) => t(`company.how.${joined_by}`) },
          { name: t("company.used"), cell: ({ used_at }) => (used_at ? time.ago(used_at) : t("company.never")), tight: true },
        ]}
        actions={({ id, provider }) => (
          <Button
            size="small"
            busy={part.isPending}
            aria-label={t("company.part_from", { name: provider.name })}
            onClick={() => part.mutate({ params: { id: personId, identity: id } })}
          >
            {t("company.part")}
          </Button>
        )}
      />
    </Section>
  );
}
