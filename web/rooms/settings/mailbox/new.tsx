import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { SetUp } from "./set-up.tsx";

export function MailboxNew() {
  const t = useWords("mailbox");
  const say = useWords("ui");
  return (
    <Page title={t("new")} lead={t("set_up.lead")} back={{ to: paths.settings("mailboxes"), label: t("mailboxes") }}>
      <SetUp
        mailbox={null}
        beside={
          <LinkButton kind="quiet" to={paths.settings("mailboxes")}>
            {say("cancel")}
          </LinkButton>
        }
      />
    </Page>
  );
}
