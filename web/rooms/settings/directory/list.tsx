import { IconAddressBook } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Table } from "../../../ui/table.tsx";
import { ListPage } from "../list-page.tsx";
import { DirectoryEdit } from "./edit.tsx";
import { DirectoryNew } from "./new.tsx";

/** Directories of accounts: where the desk reads who works here. */
export function DirectoriesPage({ id }: { id: string | null }) {
  if (id === "new") return <DirectoryNew />;
  return id ? <DirectoryEdit key={id} id={id} /> : <Directories />;
}

function Directories() {
  const t = useWords("directory");
  const time = useTime();
  const reading = useAsk("GET /directories");
  return (
    <ListPage
      title={t("title")}
      lead={t("lead")}
      of={reading}
      add={useMay()("system:write") && { label: t("new"), to: paths.settings("directories", "new") }}
      none={{ icon: IconAddressBook, title: t("none"), how: t("none_how") }}
    >
      {(items) => (
        <Table
          label={t("title")}
          rows={items}
          keyOf={({ id }) => id}
          to={({ id }) => paths.settings("directories", id)}
          faded={({ active }) => !active}
          columns={[
            { name: t("name"), cell: ({ name }) => name },
            { name: t("kind"), cell: ({ kind }) => t(`kind.${kind}`) },
            { name: t("people"), cell: ({ people }) => people, end: true, tight: true },
            {
              name: t("synced"),
              cell: ({ synced_at, failure }) =>
                failure ? <Badge tone="red">{t("failing")}</Badge> : synced_at ? time.ago(synced_at) : t("never"),
              tight: true,
            },
          ]}
        />
      )}
    </ListPage>
  );
}
