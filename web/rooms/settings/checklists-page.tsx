import { IconListCheck, IconPlus } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAsk } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Table } from "../../ui/table.tsx";
import { ChecklistEdit, ChecklistNew } from "./checklist-edit.tsx";

/** Checklists that technicians add to tickets. */
export function ChecklistsPage({ id }: { id: string | null }) {
  if (id === "new") return <ChecklistNew />;
  return id ? <ChecklistEdit key={id} id={id} /> : <Checklists />;
}

function Checklists() {
  const t = useWords("settings");
  const reading = useAsk("GET /checklist-templates");
  const add = useMay()("catalog:write") && (
    <LinkButton icon={IconPlus} to={paths.settings("checklists", "new")}>
      {t("checklists.new")}
    </LinkButton>
  );
  return (
    <Page title={t("checklists")} lead={t("checklists.lead")} actions={add}>
      <Reading of={reading} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconListCheck} title={t("checklists.none")} action={add}>
              {t("checklists.none_how")}
            </EmptyState>
          ) : (
            <Table
              label={t("checklists")}
              rows={items}
              keyOf={({ id }) => id}
              to={({ id }) => paths.settings("checklists", id)}
              columns={[
                { name: t("checklists.name"), cell: ({ name }) => name },
                { name: t("checklists.steps"), cell: ({ items: steps }) => steps.length, end: true, tight: true },
                {
                  name: t("checklists.mandatory"),
                  cell: ({ items: steps }) => steps.filter(({ mandatory }) => mandatory).length,
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
