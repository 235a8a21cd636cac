import { IconListCheck } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAsk } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Table } from "../../ui/table.tsx";
import { ListPage } from "./list-page.tsx";
import { ChecklistEdit, ChecklistNew } from "./checklist-edit.tsx";

/** Checklists that technicians add to tickets. */
export function ChecklistsPage({ id }: { id: string | null }) {
  if (id === "new") return <ChecklistNew />;
  return id ? <ChecklistEdit key={id} id={id} /> : <Checklists />;
}

function Checklists() {
  const t = useWords("settings");
  const reading = useAsk("GET /checklist-templates");
  return (
    <ListPage
      title={t("checklists")}
      lead={t("checklists.lead")}
      of={reading}
      rows={5}
      add={useMay()("catalog:write") && { label: t("checklists.new"), to: paths.settings("checklists", "new") }}
      none={{ icon: IconListCheck, title: t("checklists.none"), how: t("checklists.none_how") }}
    >
      {(items) => (
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
      )}
    </ListPage>
  );
}
