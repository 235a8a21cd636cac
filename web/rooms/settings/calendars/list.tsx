import { IconCalendarTime, IconPlus } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { CalendarEdit, CalendarNew } from "./edit.tsx";

/** When teams and sites are open: what is promised counts in these hours. */
export function CalendarsPage({ id }: { id: string | null }) {
  if (id === "new") return <CalendarNew />;
  return id ? <CalendarEdit key={id} id={id} /> : <Calendars />;
}

function Calendars() {
  const t = useWords("calendars");
  const reading = useAsk("GET /calendars");
  const add = useMay()("teams:write") && (
    <LinkButton icon={IconPlus} to={paths.settings("calendars", "new")}>
      {t("new")}
    </LinkButton>
  );
  return (
    <Page title={t("calendars")} lead={t("lead")} actions={add}>
      <Reading of={reading} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconCalendarTime} title={t("none")} action={add}>
              {t("none_how")}
            </EmptyState>
          ) : (
            <Table
              label={t("calendars")}
              rows={items}
              keyOf={({ id }) => id}
              to={({ id }) => paths.settings("calendars", id)}
              columns={[
                { name: t("name"), cell: ({ name }) => name },
                { name: t("time_zone"), cell: ({ time_zone }) => time_zone.replaceAll("_", " ") },
                { name: t("users"), cell: ({ teams, sites }) => [...teams, ...sites].map(({ name }) => name).join(", ") },
              ]}
            />
          )
        }
      </Reading>
    </Page>
  );
}
