import type { RequesterTicket } from "../../../contract/tickets.ts";
import { isRefusal } from "../../platform/client.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { useAsk } from "../../platform/queries.ts";
import { Banner } from "../../ui/banner.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Mono } from "../../ui/text.tsx";
import { Answers } from "./answers.tsx";
import { Conversation } from "./conversation.tsx";
import { wasJustOpened } from "./just-opened.ts";
import { NothingHere } from "./nothing-here.tsx";
import { Outcome } from "./outcome.tsx";
import { Page } from "./page.tsx";
import { isFinished, stepsReached } from "./progress.ts";
import { Promised } from "./promised.tsx";
import { ReplyBox } from "./reply-box.tsx";
import { Standing } from "./standing.tsx";

/** One ticket: where it is, whether it is solved, and what was said. */
export function TicketPage({ number }: { number: number }) {
  const t = useWords("portal");
  const { data, error, refetch } = useAsk("GET /tickets/{id}", { params: { id: String(number) }, query: { as: "requester" } });
  // Asked as a requester the answer is a requester's; the contract's union knows both.
  if (data?.audience === "requester") return <Shown ticket={data} />;
  if (isRefusal(error) && error.status === 404) return <NothingHere title={t("missing.title")} words={t("missing.words")} />;
  return (
    <Page title={`#${number}`}>
      {error ? <ErrorState error={error} retry={() => void refetch()} /> : <SkeletonRows rows={4} lines={2} />}
    </Page>
  );
}

function Shown({ ticket }: { ticket: RequesterTicket }) {
  const t = useWords("portal");
  return (
    <Page
      title={`${ticket.subject} #${ticket.number}`}
      heading={ticket.subject}
      beneath={
        <>
          <Mono>#{ticket.number}</Mono>
          {ticket.category && ` · ${inMyLanguage(ticket.category)}`}
        </>
      }
    >
      {wasJustOpened(ticket.number) && stepsReached(ticket) < 4 && (
        <Banner tone="green" title={t("ticket.have_it", { number: ticket.number })} announce>
          {t("ticket.have_it_words")}
        </Banner>
      )}
      {ticket.followed_under && (
        <Banner title={t("ticket.followed", { number: ticket.followed_under.number })}>
          {t.rich(
            "ticket.followed_words",
            { subject: ticket.followed_under.subject },
            { to: (words) => <Link to={paths.portalTicket(ticket.followed_under?.number ?? 0)}>{words}</Link> },
          )}
        </Banner>
      )}
      <Outcome ticket={ticket} />
      {!isFinished(ticket) && <Standing ticket={ticket} />}
      <Promised ticket={ticket} />
      <Answers answers={ticket.answers ?? []} />
      <Conversation ticket={ticket} />
      <ReplyBox ticket={ticket} />
    </Page>
  );
}
