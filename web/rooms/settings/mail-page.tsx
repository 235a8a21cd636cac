import { IconMail } from "@tabler/icons-react";
import { useState } from "react";
import { outcome, type Outcome } from "../../../contract/mail.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAskPages } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Badge, Chip, type Tone } from "../../ui/badge.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Pages } from "../../ui/reading.tsx";
import { Row } from "../../ui/stack.tsx";
import { Table } from "../../ui/table.tsx";
import { TicketNumber } from "../../ui/text.tsx";
import { ReadMail, Replay } from "../mail/index.ts";
import { MailDoors } from "./mail-doors.tsx";

const tones: Record<Outcome, Tone> = {
  opened: "green",
  appended: "green",
  held: "amber",
  ignored: "plain",
  quarantined: "red",
  duplicate: "plain",
};

/** Every message that came, newest first, and what became of it. */
export function MailPage({ id }: { id: string | null }) {
  return id ? <OneMail id={id} /> : <AllMail />;
}

function OneMail({ id }: { id: string }) {
  const t = useWords("settings");
  const mail = useWords("mail");
  return (
    <Page title={mail("message")} back={{ to: paths.settings("mail"), label: t("mail") }} actions={<Replay id={id} />}>
      <ReadMail id={id} />
    </Page>
  );
}

function AllMail() {
  const t = useWords("settings");
  const mail = useWords("mail");
  const time = useTime();
  const [only, setOnly] = useState<Outcome | null>(null);
  const messages = useAskPages("GET /mail/messages", { query: { limit: 50, ...(only && { outcome: only }) } });
  return (
    <Page title={t("mail")} lead={t("mail.lead")}>
      <Row wrap>
        {outcome.options.map((each) => (
          <Chip key={each} pressed={only === each} onClick={() => setOnly(only === each ? null : each)}>
            {mail(`outcome.${each}`)}
          </Chip>
        ))}
      </Row>
      <Pages
        of={messages}
        rows={8}
        empty={
          <EmptyState icon={IconMail} title={t(only ? "mail.none_such" : "mail.none")}>
            {!only && t("mail.none_how")}
          </EmptyState>
        }
      >
        {(items) => (
          <Table
            label={t("mail")}
            rows={items}
            keyOf={({ id }) => id}
            to={({ id }) => paths.settings("mail", id)}
            columns={[
              { name: mail("subject"), cell: ({ subject }) => subject || mail("no_subject") },
              { name: mail("from"), cell: ({ from }) => (from ? from.name || from.address : mail("from.nobody")) },
              {
                name: t("mail.became"),
                cell: ({ outcome: one, ticket_number }) => (
                  <Row>
                    <Badge tone={one ? tones[one] : "plain"}>{mail(one ? `outcome.${one}` : "outcome.none")}</Badge>
                    {ticket_number !== null && <TicketNumber number={ticket_number} />}
                  </Row>
                ),
                tight: true,
              },
              {
                name: mail("came"),
                cell: ({ received_at }) => <time title={time.full(received_at)}>{time.moment(received_at)}</time>,
                end: true,
              },
            ]}
          />
        )}
      </Pages>
      <MailDoors />
    </Page>
  );
}
