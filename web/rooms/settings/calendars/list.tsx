import { IconCalendarTime } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Table } from "../../../ui/table.tsx";
import { ListPage } from "../list-page.tsx";
import { CalendarEdit, CalendarNew } from "./edit.tsx";

/** When teams and sites are open: what is promised counts in these hours. */
export function CalendarsPage({ id }: { id: string | null }) {
  if (id === "new") return <CalendarNew />;
  return id ? <CalendarEdit key={id} id={id} /> : <Calendars />;
}

function Calendars() {
  const t = useWords("calendars");
  const reading = useAsk("GET /calendars");
  return (
    <ListPage
      title={t("calendars")}
      lead={t("lead")}
      of={reading}
      add={useMay()("teams:write") && { label: t("new"), to: paths.settings("calendars", "new") }}
      none={{ icon: IconCalendarTime, title: t("none"), how: t("none_how") }}
    >
      {(items) => (
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
      )}
    </ListPage>
  );
}
