import { IconPlus, IconWalk } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay, useMe } from "../../../platform/session.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
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
  const add = useMay()("system:write") && (
    <LinkButton icon={IconPlus} to={paths.settings("counters", "new")}>
      {t("counter.new")}
    </LinkButton>
  );
  return (
    <Page title={t("counters")} lead={t("counters.lead")} actions={add}>
      <Reading of={reading} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconWalk} title={t("counters.none")} action={add} />
          ) : (
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
          )
        }
      </Reading>
    </Page>
  );
}
