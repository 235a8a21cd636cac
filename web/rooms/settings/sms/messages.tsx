import { IconMessage2 } from "@tabler/icons-react";
import { useEffect } from "react";
import { smsState, type SmsMessage, type SmsState } from "../../../../contract/sms.ts";
import { useWords } from "../../../platform/i18n.ts";
import { usePlace, useSetSearch } from "../../../platform/place.tsx";
import { forget, useAskPages } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge, Chip, type Tone } from "../../../ui/badge.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Section } from "../../../ui/page.tsx";
import { Pages } from "../../../ui/reading.tsx";
import { Row } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";

const tones: Record<SmsState, Tone> = { waiting: "plain", sending: "plain", sent: "green", failed: "red", uncertain: "amber" };
const states: readonly SmsState[] = ["waiting", "sent", "failed", "uncertain"];

/** What waits is sent in a moment, and no fact tells it to a browser. */
function LookAgain() {
  useEffect(() => {
    const again = setInterval(() => void Promise.all([forget("GET /sms-messages"), forget("GET /sms-gateway")]), 2000);
    return () => clearInterval(again);
  }, []);
  return null;
}

/** How each went, newest first; never what it says. */
export function SmsMessages() {
  const t = useWords("sms");
  const time = useTime();
  const { search } = usePlace<{ state?: string }>();
  const setSearch = useSetSearch<{ state?: string }>();
  const state = smsState.safeParse(search.state).data;
  const log = useAskPages("GET /sms-messages", { query: { limit: 25, ...(state && { state }) } });
  const why = ({ trouble, status }: SmsMessage) => trouble && t(`trouble.${trouble}`, { status: String(status ?? "") });
  return (
    <Section title={t("messages")} lead={t("messages_lead")}>
      <Row wrap>
        {states.map((each) => (
          <Chip key={each} pressed={state === each} onClick={() => setSearch({ state: state === each ? null : each })}>
            {t(`state.${each}`)}
          </Chip>
        ))}
      </Row>
      <Pages of={log} rows={4} empty={<EmptyState icon={IconMessage2} title={t(state ? "none_such" : "none")} />}>
        {(items) => (
          <>
            {items.some((one) => one.state === "waiting" || one.state === "sending") && <LookAgain />}
            <Table
              label={t("messages")}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { name: t("to"), cell: ({ to }) => to, tight: true },
                { name: t("what"), cell: ({ reason }) => t(`reason.${reason}`), tight: true },
                { name: t("state"), cell: (one) => <Badge tone={tones[one.state]}>{t(`state.${one.state}`)}</Badge>, tight: true },
                { name: t("why"), cell: why },
                {
                  name: t("when"),
                  cell: ({ created_at }) => <time title={time.full(created_at)}>{time.moment(created_at)}</time>,
                  end: true,
                },
              ]}
            />
          </>
        )}
      </Pages>
    </Section>
  );
}
