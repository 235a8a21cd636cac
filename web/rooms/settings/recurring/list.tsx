import { IconRepeat } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay, useMe } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { ListPage } from "../list-page.tsx";
import { RecurrenceForm } from "./recurrence-form.tsx";
import { Shown } from "./shown.tsx";
import { RecurrenceState } from "./state.tsx";

/** Tickets that the desk opens again and again: those of my teams, or one of them. */
export function RecurringPage({ id }: { id: string | null }) {
  const reading = useAsk("GET /recurrences");
  return (
    <Reading of={reading} rows={6}>
      {({ items }) => {
        const found = items.find((one) => one.id === id);
        if (found && !found.can.change) return <Shown one={found} />;
        return id && (found || id === "new") ? <RecurrenceForm key={id} one={found} /> : <Listed />;
      }}
    </Reading>
  );
}

function Listed() {
  const reading = useAsk("GET /recurrences");
  const t = useWords("recurring");
  const time = useTime();
  const me = useMe();
  const keeps = useMay()("catalog:write") || me.teams.some(({ lead }) => lead);
  return (
    <ListPage
      title={t("title")}
      lead={t("lead")}
      of={reading}
      rows={4}
      add={keeps && { label: t("new"), to: paths.settings("recurring", "new") }}
      none={{ icon: IconRepeat, title: t("none"), how: t(keeps ? "none_how" : "none_ask") }}
    >
      {(items) => (
        <Table
          label={t("title")}
          rows={items}
          keyOf={({ id }) => id}
          to={({ id }) => paths.settings("recurring", id)}
          faded={({ active }) => !active}
          columns={[
            { name: t("subject"), cell: ({ subject }) => subject },
            { name: t("says"), cell: ({ says }) => says },
            { name: t("team"), cell: ({ team }) => team.name },
            { name: t("next"), cell: ({ next: [at] }) => at && <time title={time.full(at)}>{time.moment(at)}</time> },
            { name: t("state"), cell: (one) => <RecurrenceState one={one} />, tight: true },
          ]}
        />
      )}
    </ListPage>
  );
}
