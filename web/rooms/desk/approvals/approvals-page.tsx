import { IconThumbUp } from "@tabler/icons-react";
import type { AskedByMe } from "../../../../contract/approvals.ts";
import { WaitingApproval } from "../../../platform/approvals/waiting.tsx";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk, useAskPages } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { AskedVerifications } from "../../../platform/verifications/asked.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page, Section } from "../../../ui/page.tsx";
import { Pages, Reading } from "../../../ui/reading.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { Muted } from "../../../ui/text.tsx";
import css from "../bulk/bulk.module.css";
import { subjectOf } from "../../../platform/subject.ts";

const tones = { open: "amber", approved: "green", declined: "red", cancelled: "quiet", expired: "quiet" } as const;

/** What waits for my decision, and what I asked others to decide. */
export function ApprovalsPage() {
  const t = useWords("approve");
  return (
    <div className={css.page}>
      <Page title={t("list")} lead={t("list.lead")} back={{ to: paths.desk(), label: t("list.back") }}>
        <Waiting />
        <AskedBy />
      </Page>
    </div>
  );
}

function Waiting() {
  const t = useWords("approve");
  const reading = useAsk("GET /approvals");
  return (
    <Section title={t("waiting")}>
      <AskedVerifications />
      <Reading of={reading}>
        {({ items }) =>
          items.length === 0 ? (
            <Muted>{t("waiting.none")}</Muted>
          ) : (
            <Stack gap={3}>
              {items.map((one) => (
                <WaitingApproval key={one.id} one={one} />
              ))}
            </Stack>
          )
        }
      </Reading>
    </Section>
  );
}

function AskedBy() {
  const t = useWords("approve");
  const time = useTime();
  const pages = useAskPages("GET /approvals/asked", { query: { limit: 50 } });
  const when = ({ state, expires_at, ended_at }: AskedByMe) =>
    state === "open" ? t("asked.until", { when: time.moment(expires_at) }) : ended_at ? time.moment(ended_at) : "";
  return (
    <Section title={t("asked")}>
      <Pages
        of={pages}
        empty={
          <EmptyState icon={IconThumbUp} title={t("asked.none")}>
            {t("asked.none_how")}
          </EmptyState>
        }
      >
        {(items) => (
          <Table
            label={t("asked")}
            rows={items}
            keyOf={({ id }) => id}
            to={({ ticket }) => paths.ticket(ticket.number)}
            columns={[
              { name: t("asked.question"), cell: ({ question }) => question },
              { name: t("about"), cell: ({ ticket }) => `#${ticket.number} ${subjectOf(ticket)}` },
              { name: t("asked.state"), cell: ({ state }) => <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>, tight: true },
              { name: t("asked.waits_for"), cell: ({ waits_for }) => waits_for.map(({ name }) => name).join(", ") },
              { name: t("asked.when"), cell: when, end: true, tight: true },
            ]}
          />
        )}
      </Pages>
    </Section>
  );
}
