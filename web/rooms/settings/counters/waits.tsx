import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Facts } from "../../../ui/facts.tsx";
import { Section } from "../../../ui/page.tsx";

/** How long people waited there in the last four weeks, with what is counted. */
export function Waits({ id }: { id: string }) {
  const t = useWords("programs");
  const { data } = useAsk("GET /counters/{id}/waits", { params: { id } });
  if (!data || data.came === 0) return null;
  const minutes = (n: number | null) => (n === null ? null : t("counter.minutes", { n }));
  return (
    <Section title={t("counter.waits")} lead={t("counter.waits_lead")}>
      <Facts
        facts={[
          { name: t("counter.came"), value: data.came },
          { name: t("counter.served"), value: data.served },
          { name: t("counter.left"), value: data.left + data.no_show },
          { name: t("counter.median"), value: minutes(data.median_minutes) },
          { name: t("counter.most"), value: minutes(data.most_minutes) },
          { name: t("counter.rated"), value: t("counter.ratings", { good: data.good, fair: data.fair, poor: data.poor }) },
        ]}
      />
    </Section>
  );
}
