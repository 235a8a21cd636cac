import { IconUserCog } from "@tabler/icons-react";
import { findPeople } from "../../platform/find.tsx";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { useAsk } from "../../platform/queries.ts";
import { Combo } from "../../ui/combo.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Narrow } from "../../ui/narrow.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Table } from "../../ui/table.tsx";
import { AccountEdit } from "./account-edit.tsx";

/** Who may do what: find a person, give roles. */
export function TechniciansPage({ id }: { id: string | null }) {
  return id ? <AccountEdit key={id} personId={id} /> : <Technicians />;
}

function Technicians() {
  const t = useWords("settings");
  const go = useGo();
  const reading = useAsk("GET /technicians");
  return (
    <Page title={t("technicians")} lead={t("technicians.lead")}>
      <Narrow>
        <Combo
          label={t("technicians.find")}
          hint={t("technicians.find_hint")}
          placeholder={t("technicians.placeholder")}
          value={null}
          onChange={(option) => option && go(paths.settings("technicians", option.value))}
          find={findPeople}
        />
      </Narrow>
      <Section title={t("technicians.in_teams")} count={reading.data?.items.length}>
        <Reading of={reading}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon={IconUserCog} title={t("technicians.none")}>
                {t("technicians.none_how")}
              </EmptyState>
            ) : (
              <Table
                label={t("technicians.in_teams")}
                rows={items}
                keyOf={({ id }) => id}
                to={({ id }) => paths.settings("technicians", id)}
                columns={[
                  { name: t("name"), cell: ({ name }) => name },
                  { name: t("teams"), cell: ({ teams }) => teams.map(({ name }) => name).join(", ") },
                ]}
              />
            )
          }
        </Reading>
      </Section>
    </Page>
  );
}
