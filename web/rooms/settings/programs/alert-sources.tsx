import { IconBellRinging } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Table } from "../../../ui/table.tsx";
import { Mono } from "../../../ui/text.tsx";
import { ListPage } from "../list-page.tsx";
import { AlertSourceEdit, AlertSourceNew } from "./alert-source-edit.tsx";

/** Programs that watch over something and tell when it breaks. */
export function AlertSourcesPage({ id }: { id: string | null }) {
  if (id === "new") return <AlertSourceNew />;
  return id ? <AlertSourceEdit key={id} id={id} /> : <AlertSources />;
}

function AlertSources() {
  const t = useWords("programs");
  const reading = useAsk("GET /alert-sources");
  return (
    <ListPage
      title={t("sources")}
      lead={t("sources.lead")}
      of={reading}
      add={useMay()("system:write") && { label: t("source.new"), to: paths.settings("alerts", "new") }}
      none={{ icon: IconBellRinging, title: t("sources.none") }}
    >
      {(items) => (
        <Table
          label={t("sources")}
          rows={items}
          keyOf={({ id }) => id}
          to={({ id }) => paths.settings("alerts", id)}
          faded={({ active }) => !active}
          columns={[
            { name: t("source.name"), cell: ({ name }) => name },
            { name: t("source.key"), cell: ({ key }) => <Mono>{key}</Mono>, tight: true },
            { name: t("source.team"), cell: ({ team }) => team?.name ?? t("source.first_team") },
            { name: t("source.over"), cell: ({ on_resolved }) => t(`source.over.${on_resolved}`) },
            {
              name: t("source.firing"),
              cell: ({ active, firing }) => (active ? firing : <Badge>{t("source.off")}</Badge>),
              end: true,
              tight: true,
            },
          ]}
        />
      )}
    </ListPage>
  );
}
