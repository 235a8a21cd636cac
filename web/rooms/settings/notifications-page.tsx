import { MyChoices } from "../../platform/choices/my-choices.tsx";
import { useWords } from "../../platform/i18n.ts";
import { Page, Section } from "../../ui/page.tsx";

/** What I want to be told, and by which way. */
export function NotificationsPage() {
  const t = useWords("choices");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Section title={t("work")} lead={t("work.lead")}>
        <MyChoices of="work" />
      </Section>
      <Section title={t("requests")} lead={t("requests.lead")}>
        <MyChoices of="requests" />
      </Section>
    </Page>
  );
}
