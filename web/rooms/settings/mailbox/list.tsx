import { IconMailbox, IconPlus } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { MailboxGranted } from "./granted.tsx";
import { MailboxNew } from "./new.tsx";
import { MailboxPage } from "./page.tsx";
import { MailboxState } from "./state.tsx";

/** The addresses of the desk, and whether each is read. */
export function MailboxesPage({ id }: { id: string | null }) {
  if (id === "granted") return <MailboxGranted />;
  if (id === "new") return <MailboxNew />;
  return id ? <MailboxPage key={id} id={id} /> : <Mailboxes />;
}

function Mailboxes() {
  const t = useWords("mailbox");
  const may = useMay();
  const reading = useAsk("GET /mailboxes");
  const add = may("system:write") && (
    <LinkButton icon={IconPlus} to={paths.settings("mailboxes", "new")}>
      {t("new")}
    </LinkButton>
  );
  return (
    <Page title={t("mailboxes")} lead={t("lead")} actions={add}>
      <Reading of={reading} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconMailbox} title={t("none")} action={add}>
              {t("lead")}
            </EmptyState>
          ) : (
            <Table
              label={t("mailboxes")}
              rows={items}
              keyOf={({ id }) => id}
              to={({ id }) => paths.settings("mailboxes", id)}
              faded={({ active }) => !active}
              columns={[
                { name: t("name"), cell: ({ name }) => name },
                { name: t("address"), cell: ({ address }) => address ?? t("no_address") },
                { name: t("team"), cell: ({ team }) => team?.name ?? t("default_team") },
                { name: t("state"), cell: (mailbox) => <MailboxState mailbox={mailbox} />, tight: true },
              ]}
            />
          )
        }
      </Reading>
    </Page>
  );
}
