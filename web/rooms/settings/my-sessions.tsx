import type { Answer } from "../../platform/client.ts";
import { deviceOf } from "../../platform/device.ts";
import { useWords } from "../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../platform/queries.ts";
import { useNow, useTime } from "../../platform/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Row } from "../../ui/stack.tsx";
import { Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";

type Session = Answer<"GET /sessions">["items"][number];

/** Where I am signed in, with a way to end each of them from here. */
export function MySessions() {
  const t = useWords("settings");
  const time = useTime();
  const now = useNow(60_000);
  const reading = useAsk("GET /sessions");
  const end = useTell("DELETE /sessions/{id}", {
    done: () => {
      toast.told(t("sessions.ended"));
      void forget("GET /sessions");
    },
  });
  const nameOf = ({ user_agent }: Session) => {
    const device = deviceOf(user_agent);
    return device ? t("sessions.device", device) : user_agent || t("sessions.unknown");
  };
  return (
    <Section title={t("sessions")} lead={t("sessions.lead")} count={reading.data?.items.length}>
      <Reading of={reading} rows={2}>
        {({ items }) => (
          <Table
            label={t("sessions")}
            rows={items.toSorted((a, b) => Number(b.current) - Number(a.current))}
            keyOf={({ id }) => id}
            columns={[
              {
                name: t("sessions.where"),
                cell: (session) => (
                  <Row>
                    {nameOf(session)}
                    {session.current && <Badge tone="accent">{t("sessions.this")}</Badge>}
                  </Row>
                ),
              },
              { name: t("sessions.ip"), cell: ({ ip }) => ip, tight: true },
              {
                name: t("sessions.since"),
                cell: ({ created_at }) => <time title={time.full(created_at)}>{time.moment(created_at)}</time>,
                tight: true,
              },
              {
                name: t("sessions.seen"),
                cell: ({ last_seen_at }) => <time title={time.full(last_seen_at)}>{time.ago(last_seen_at, now)}</time>,
                tight: true,
              },
            ]}
            actions={(session) =>
              !session.current && (
                <Button
                  size="small"
                  aria-label={t("sessions.end_label", { device: nameOf(session), ip: session.ip })}
                  busy={end.isPending && end.variables.params.id === session.id}
                  onClick={() => end.mutate({ params: { id: session.id } })}
                >
                  {t("sessions.end")}
                </Button>
              )
            }
          />
        )}
      </Reading>
    </Section>
  );
}
