import { IconWalk } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay, useMe } from "../../../platform/session.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Table } from "../../../ui/table.tsx";
import { ListPage } from "../list-page.tsx";
import { CounterEdit, CounterNew } from "./edit.tsx";

/** Where people come to the desk. */
export function CountersPage({ id }: { id: string | null }) {
  if (id === "new") return <CounterNew />;
  return id ? <CounterEdit key={id} id={id} /> : <Counters />;
}

function Counters() {
  const t = useWords("programs");
  const { language } = useMe();
  const reading = useAsk("GET /counters");
  return (
    <ListPage
      title={t("counters")}
      lead={t("counters.lead")}
      of={reading}
      add={useMay()("system:write") && { label: t("counter.new"), to: paths.settings("counters", "new") }}
      none={{ icon: IconWalk, title: t("counters.none") }}
    >
      {(items) => (
        <Table
          label={t("counters")}
          rows={items}
          keyOf={({ id }) => id}
          to={({ id }) => paths.settings("counters", id)}
          faded={({ active }) => !active}
          columns={[
            { name: t("counter.name"), cell: ({ name_en, name_nb }) => (language === "nb" ? name_nb : name_en) },
            { name: t("counter.place"), cell: ({ place, site }) => [site?.name, place].filter(Boolean).join(", ") },
            { name: t("counter.team"), cell: ({ team }) => team?.name ?? t("source.first_team") },
            {
              name: t("counter.waiting"),
              cell: ({ active, waiting }) => (active ? waiting : <Badge>{t("counter.off")}</Badge>),
              end: true,
              tight: true,
            },
          ]}
        />
      )}
    </ListPage>
  );
}
