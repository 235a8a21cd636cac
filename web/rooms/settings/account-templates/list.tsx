import { IconUserPlus } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { Mono } from "../../../ui/text.tsx";
import { ListPage } from "../list-page.tsx";
import { TemplateEdit } from "./edit.tsx";
import { TemplateNew } from "./new.tsx";
import { exampleOf } from "./values.ts";

/** What accounts of people who are new are made from. */
export function AccountTemplatesPage({ id }: { id: string | null }) {
  if (id === "new") return <TemplateNew />;
  return id ? <One key={id} id={id} /> : <Templates />;
}

function One({ id }: { id: string }) {
  const reading = useAsk("GET /account-templates");
  return (
    <Reading of={reading} rows={4}>
      {({ items }) => {
        const found = items.find((one) => one.id === id);
        return found ? <TemplateEdit template={found} /> : <Templates />;
      }}
    </Reading>
  );
}

function Templates() {
  const t = useWords("accounts");
  const reading = useAsk("GET /account-templates");
  return (
    <ListPage
      title={t("templates")}
      lead={t("templates_lead")}
      of={reading}
      add={useMay()("system:write") && { label: t("template.new"), to: paths.settings("account-templates", "new") }}
      none={{ icon: IconUserPlus, title: t("templates_none"), how: t("templates_none_how") }}
    >
      {(items) => (
        <Table
          label={t("templates")}
          rows={items}
          keyOf={({ id }) => id}
          to={({ id }) => paths.settings("account-templates", id)}
          faded={({ active }) => !active}
          columns={[
            { name: t("template.name"), cell: ({ name }) => name },
            { name: t("directory"), cell: ({ directory }) => directory.name },
            { name: t("template.example"), cell: (one) => <Mono>{exampleOf(one)}</Mono> },
            { name: t("groups"), cell: ({ groups }) => groups.length, end: true, tight: true },
            { name: t("template.state"), cell: ({ active }) => !active && <Badge>{t("template.off")}</Badge>, tight: true },
          ]}
        />
      )}
    </ListPage>
  );
}
