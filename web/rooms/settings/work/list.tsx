import { IconUserStar } from "@tabler/icons-react";
import type { WorkProfile } from "../../../../contract/routing.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page, Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { PersonWork } from "./person.tsx";
import { Skills } from "./skills.tsx";

/** What everybody can do, when they work and how much they take; or one of them. */
export function WorkPage({ id }: { id: string | null }) {
  return id ? <PersonWork key={id} id={id} /> : <Everybody />;
}

function Everybody() {
  const t = useWords("routing");
  const me = useMe();
  const reading = useAsk("GET /work-profiles");
  const can = ({ skills }: WorkProfile) => skills.map(({ skill, level }) => `${skill.name} ${level}`).join(", ");
  const work = ({ load, cap }: WorkProfile) => (load === null ? t("work.takes", { cap }) : t("work.points", { load, cap }));
  return (
    <Page title={t("work")} lead={t("work.lead")}>
      <Section title={t("work.people")} count={reading.data?.items.length}>
        <Reading of={reading} rows={6}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon={IconUserStar} title={t("work.none")}>
                {t("work.none_how")}
              </EmptyState>
            ) : (
              <Table
                label={t("work.people")}
                rows={items}
                keyOf={({ person }) => person.id}
                to={({ person }) => paths.settings("work", person.id)}
                columns={[
                  { name: t("name"), cell: ({ person: { id, name } }) => (id === me.id ? t("work.mine", { name }) : name) },
                  { name: t("work.can"), cell: can },
                  { name: t("work.hours"), cell: ({ calendar }) => calendar?.name ?? t("work.as_team") },
                  { name: t("work.load"), cell: work, end: true },
                ]}
              />
            )
          }
        </Reading>
      </Section>
      <Skills />
    </Page>
  );
}
