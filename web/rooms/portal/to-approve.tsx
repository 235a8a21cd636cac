import { WaitingApproval } from "../../platform/approvals/waiting.tsx";
import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { Section } from "./page.tsx";

/** What waits for my approval; nothing stands here when nothing does. */
export function ToApprove() {
  const t = useWords("approve");
  const { data } = useAsk("GET /approvals");
  if (!data?.items.length) return null;
  return (
    <Section title={t("waiting")}>
      {data.items.map((one) => (
        <WaitingApproval key={one.id} one={one} />
      ))}
    </Section>
  );
}
