import { IconMailbox, IconPlus } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAsk } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Table } from "../../ui/table.tsx";
import { MailboxGranted } from "./mailbox-granted.tsx";
import { MailboxNew } from "./mailbox-new.tsx";
import { MailboxPage } from "./mailbox-page.tsx";
import { MailboxState } from "./mailbox-state.tsx";

/** The addresses of the desk, and whether each is read. */
export function MailboxesPage({ id }: { id: string | null }) {
  if (id === "granted") return <MailboxGranted />;
  if (id === "new") return <MailboxNew />;
  return id ? <MailboxPage key={id} id={id} /> : <Mailboxes />;
}

function Mailboxes() {
  const t = useWords("settings");
  const may = useMay();
  const reading = useAsk("GET /mailboxes");
  const add = may("system:write") && (
    <LinkButton icon={IconPlus} to={paths.settings("mailboxes", "new")}>
      {t("mailboxes.new")}
    </LinkButton>
  );
  return (
    <Page title={t("mailboxes")} lead={t("mailboxes.lead")} actions={add}>
      <Reading of={reading} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconMailbox} title={t("mailboxes.none")} action={add}>
              {t("mailboxes.lead")}
            </EmptyState>
          ) : (
            <Table
              label={t("mailboxes")}
              rows={items}
              keyOf={({ id }) => id}
              to={({ id }) => paths.settings("mailboxes", id)}
              faded={({ active }) => !active}
              columns={[
                { name: t("mailbox.name"), cell: ({ name }) => name },
                { name: t("mailbox.address"), cell: ({ address }) => address ?? t("mailbox.no_address") },
                { name: t("team"), cell: ({ team }) => team?.name ?? t("mailbox.default_team") },
                { name: t("mailbox.state"), cell: (mailbox) => <MailboxState mailbox={mailbox} />, tight: true },
              ]}
            />
          )
        }
      </Reading>
    </Page>
  );
}
