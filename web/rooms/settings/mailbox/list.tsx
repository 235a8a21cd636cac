import { IconMailbox } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Table } from "../../../ui/table.tsx";
import { ListPage } from "../list-page.tsx";
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
  return (
    <ListPage
      title={t("mailboxes")}
      lead={t("lead")}
      of={reading}
      rows={4}
      add={may("system:write") && { label: t("new"), to: paths.settings("mailboxes", "new") }}
      none={{ icon: IconMailbox, title: t("none"), how: t("lead") }}
    >
      {(items) => (
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
      )}
    </ListPage>
  );
}
