import { WaitingApproval } from "../../platform/approvals/waiting.tsx";
import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { AskedVerifications } from "../../platform/verifications/asked.tsx";
import { Section } from "./page.tsx";

/** What waits for my approval; nothing stands here when nothing does. */
export function ToApprove() {
  const t = useWords("approve");
  const { data } = useAsk("GET /approvals");
  const asked = useAsk("GET /verifications/asked", { refetchInterval: 15_000 }).data?.items ?? [];
  if (!data?.items.length && asked.length === 0) return null;
  return (
    <Section title={t("waiting")}>
      <AskedVerifications />
      {data?.items.map((one) => (
        <WaitingApproval key={one.id} one={one} />
      ))}
    </Section>
  );
}
