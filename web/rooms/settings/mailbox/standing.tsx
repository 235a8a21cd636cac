import type { Mailbox } from "../../../../contract/mailboxes.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { Link } from "../../../platform/place.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Row } from "../../../ui/stack.tsx";

/** What is wrong with a mailbox and what to do, and when all was last well. */
export function Standing({ mailbox }: { mailbox: Mailbox }) {
  const t = useWords("mailbox");
  const time = useTime();
  const { fetching, sending, probe_back_at } = mailbox;
  const at = (moment: string | null | undefined) => (moment ? time.full(moment) : null);
  return (
    <>
      {[fetching, sending].map(
        (server, place) =>
          server?.failure && (
            <Banner key={place} tone="red" title={server.failure.detail}>
              {server.failure.remedy} {server.failing_since && t("since", { at: time.moment(server.failing_since) })}
            </Banner>
          ),
      )}
      <Facts
        facts={[
          { name: t("fetching.last_ok"), value: at(fetching?.last_ok_at) },
          { name: t("fetching.last_mail"), value: at(fetching?.last_mail_at) },
          { name: t("sending.last_ok"), value: at(sending?.last_ok_at) },
          { name: t("probe.back"), value: at(probe_back_at) },
          { name: t("follow_up"), value: <FollowUp team={mailbox.team?.id ?? null} /> },
        ]}
      />
    </>
  );
}

/** What an answer to a closed ticket does is its team's to say. */
function FollowUp({ team }: { team: string | null }) {
  const t = useWords("mailbox");
  const { data } = useAsk("GET /teams");
  const found = data?.items.find(({ id, tier, is_default }) => (team ? id === team : is_default && tier === 1));
  if (!found) return null;
  return (
    <Row wrap>
      <span>{t(`follow_up.${found.follow_up}`, { days: found.follow_up_days })}</span>
      <Link to={paths.settings("teams", found.id)}>{found.name}</Link>
    </Row>
  );
}
