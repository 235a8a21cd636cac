import { MyChoices } from "../../platform/choices/my-choices.tsx";
import { QuietHours } from "../../platform/choices/quiet-hours.tsx";
import { useWords } from "../../platform/i18n.ts";
import { useMay } from "../../platform/session.tsx";
import { Page, Section } from "../../ui/page.tsx";

/** What I want to be told, and by which way. */
export function NotificationsPage() {
  const t = useWords("choices");
  const may = useMay();
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Section title={t("work")} lead={t("work.lead")}>
        <MyChoices of="work" />
      </Section>
      {may("tickets:work") && (
        <Section title={t("quiet")} lead={t("quiet.lead")}>
          <QuietHours />
        </Section>
      )}
      <Section title={t("requests")} lead={t("requests.lead")}>
        <MyChoices of="requests" />
      </Section>
    </Page>
  );
}
