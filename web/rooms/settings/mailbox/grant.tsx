import type { Mailbox } from "../../../../contract/mailboxes.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Section } from "../../../ui/page.tsx";
import { toast } from "../../../ui/toast.tsx";
import { MailboxGrantForm } from "./grant-form.tsx";

interface MailboxGrantProps {
  mailbox: Mailbox;
  write: boolean;
  onSaved: (mailbox: Mailbox) => void;
}

/** Servers that the mailbox signs in to by a grant which was not given for them. */
const uncovered = ({ fetching, sending, grant }: Mailbox): string[] =>
  [fetching, sending]
    .flatMap((way) => (way?.auth === "oauth2" ? [`${way.host}:${way.port}`] : []))
    .filter((server) => !grant?.servers.includes(server));

/** What a provider lets the desk do in a mailbox, and the way there. Shown where a server is signed in to by OAuth2. */
export function MailboxGrant({ mailbox, write, onSaved }: MailboxGrantProps) {
  const t = useWords("settings");
  const time = useTime();
  const { grant, fetching, sending } = mailbox;
  const missing = uncovered(mailbox);
  const forget = useTell("DELETE /mailboxes/{id}/grant", {
    done: () => {
      onSaved({ ...mailbox, grant: null, version: mailbox.version + 1 });
      toast.told(t("grant.forgotten"));
    },
  });
  if (!grant && fetching?.auth !== "oauth2" && sending?.auth !== "oauth2") return null;
  const forgetIt = write && grant && (
    <Button size="small" kind="quiet" busy={forget.isPending} onClick={() => forget.mutate({ params: { id: mailbox.id } })}>
      {t("grant.forget")}
    </Button>
  );
  return (
    <Section title={t("grant")} lead={t("grant.lead")} actions={forgetIt}>
      {grant?.refused_at && (
        <Banner tone="red" title={t("grant.refused", { at: time.moment(grant.refused_at) })}>
          {grant.refusal} {t("grant.again")}
        </Banner>
      )}
      {missing.length > 0 && (
        <Banner tone="amber" title={t("grant.missing")}>
          {missing.join(", ")}
        </Banner>
      )}
      {grant && (
        <Facts
          facts={[
            {
              name: t("grant.state"),
              value: (
                <Badge tone={grant.refused_at ? "red" : "green"}>{t(grant.refused_at ? "grant.state.over" : "grant.state.given")}</Badge>
              ),
            },
            { name: t("grant.given_at"), value: time.full(grant.granted_at) },
            { name: t("grant.servers"), value: grant.servers.join(", ") },
          ]}
        />
      )}
      {write && <MailboxGrantForm key={grant?.granted_at} mailbox={mailbox} onSaved={onSaved} />}
    </Section>
  );
}
