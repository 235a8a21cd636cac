import { IconUserUp } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Table } from "../../../ui/table.tsx";
import { ListPage } from "../list-page.tsx";
import { ScimEdit } from "./edit.tsx";
import { ScimNew } from "./new.tsx";

/** Programs of the company that say who works here (SCIM). */
export function ScimPage({ id }: { id: string | null }) {
  if (id === "new") return <ScimNew />;
  return id ? <ScimEdit key={id} id={id} /> : <Sources />;
}

function Sources() {
  const t = useWords("scim");
  const time = useTime();
  const reading = useAsk("GET /scim-sources");
  return (
    <ListPage
      title={t("title")}
      lead={t("lead")}
      of={reading}
      add={useMay()("accounts:write") && { label: t("new"), to: paths.settings("scim", "new") }}
      none={{ icon: IconUserUp, title: t("none"), how: t("none_how") }}
    >
      {(items) => (
        <Table
          label={t("title")}
          rows={items}
          keyOf={({ id }) => id}
          to={({ id }) => paths.settings("scim", id)}
          faded={({ active }) => !active}
          columns={[
            { name: t("name"), cell: ({ name }) => name },
            { name: t("people"), cell: ({ people }) => people, end: true, tight: true },
            { name: t("faults_day"), cell: ({ faults }) => faults, end: true, tight: true },
            {
              name: t("heard"),
              cell: ({ heard_at, held_since }) =>
                held_since ? <Badge tone="amber">{t("held")}</Badge> : heard_at ? time.ago(heard_at) : t("never"),
              tight: true,
            },
          ]}
        />
      )}
    </ListPage>
  );
}
