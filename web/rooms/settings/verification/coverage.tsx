import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";

/** Who could prove who they are, and on what the last week's actions were begun. */
export function Coverage() {
  const t = useWords("verify");
  const reading = useAsk("GET /verification-coverage");
  return (
    <Reading of={reading}>
      {({ people, strong, two_ways, items }) => (
        <Section title={t("coverage.title")} lead={t("coverage.lead", { people, strong, two: two_ways })}>
          <Table
            label={t("coverage.title")}
            rows={items}
            keyOf={({ method }) => method}
            columns={[
              { name: t("coverage.way"), cell: ({ method }) => t(`method.${method}`) },
              {
                name: t("coverage.people"),
                cell: (item) => (item.people === null ? t("coverage.nothing_on_file") : t("coverage.of", { n: item.people, people })),
              },
              { name: t("coverage.age"), cell: ({ settled_days: days }) => (days > 0 ? t("coverage.days", { days }) : null) },
              { name: t("coverage.used"), end: true, cell: ({ used }) => used },
            ]}
          />
        </Section>
      )}
    </Reading>
  );
}
