import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { useTime } from "../../platform/time.ts";
import { Row, Stack } from "../../ui/stack.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { Muted, Prose, TicketNumber, Title } from "../../ui/text.tsx";
import { TierMark } from "../../ui/tier-mark.tsx";
import { useCall } from "./call-context.ts";
import css from "./call.module.css";
import { midSentence } from "./wording.ts";
import { subjectOf } from "../../platform/subject.ts";

/** A ticket from before that the call is about. Its words stand; what is said now goes into the note. */
export function TicketBefore() {
  const t = useWords("call");
  const time = useTime();
  const { ticket } = useCall();
  if (!ticket) return null;
  return (
    <div className={css.before}>
      <Stack gap={2}>
        <Title level={3}>
          <Link to={paths.ticket(ticket.number)}>{subjectOf(ticket)}</Link>
        </Title>
        <Row gap={2} wrap>
          <TicketNumber number={ticket.number} />
          <StatusChip status={ticket.status} waiting={ticket.waiting_reason} />
          <Row gap={1}>
            <TierMark tier={ticket.tier} />
            <Muted>{[ticket.team.name, ticket.assignee?.name].filter(Boolean).join(" · ")}</Muted>
          </Row>
          <Muted>{t("before.opened", { when: midSentence(time.moment(ticket.opened_at)) })}</Muted>
        </Row>
        {ticket.description && <Prose>{ticket.description}</Prose>}
      </Stack>
    </div>
  );
}
