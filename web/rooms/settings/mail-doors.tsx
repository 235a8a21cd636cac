import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Facts } from "../../ui/facts.tsx";
import { Section } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Mono, Muted } from "../../ui/text.tsx";

/** Where mail is taken in by SMTP, and how it goes there. */
export function MailDoors() {
  const t = useWords("settings");
  const time = useTime();
  const reading = useAsk("GET /mail/doors", { refetchInterval: 10_000 });
  return (
    <Section title={t("doors")}>
      <Reading of={reading} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Muted>{t("doors.closed")}</Muted>
          ) : (
            items.map((door) => (
              <Facts
                key={door.id}
                facts={[
                  { name: t("doors.at"), value: <Mono>{`${door.host}:${door.port}`}</Mono> },
                  { name: t("doors.greets"), value: door.greets },
                  { name: t("doors.since"), value: time.full(door.opened_at) },
                  { name: t("doors.last_mail"), value: door.last_mail_at ? time.full(door.last_mail_at) : t("doors.no_mail") },
                  {
                    name: t("doors.refusal"),
                    value:
                      door.last_refusal && door.last_refused_at
                        ? `${door.last_refusal} (${time.moment(door.last_refused_at)})`
                        : t("doors.no_refusal"),
                  },
                ]}
              />
            ))
          )
        }
      </Reading>
    </Section>
  );
}
