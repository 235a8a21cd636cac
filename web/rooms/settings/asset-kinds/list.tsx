import { IconDeviceLaptop } from "@tabler/icons-react";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Table } from "../../../ui/table.tsx";
import { Mono } from "../../../ui/text.tsx";
import { ListPage } from "../list-page.tsx";
import { KindEdit, KindNew } from "./edit.tsx";

/** What sorts of assets there are. */
export function AssetKindsPage({ id }: { id: string | null }) {
  if (id === "new") return <KindNew />;
  return id ? <KindEdit key={id} id={id} /> : <Kinds />;
}

function Kinds() {
  const t = useWords("settings");
  const write = useMay()("catalog:write");
  const reading = useAsk("GET /asset-kinds");
  return (
    <ListPage
      title={t("asset_kinds")}
      lead={t("asset_kinds.lead")}
      of={reading}
      rows={4}
      add={write && { label: t("asset_kind.new"), to: paths.settings("asset-kinds", "new") }}
      none={{ icon: IconDeviceLaptop, title: t("asset_kinds.none") }}
    >
      {(items) => (
        <Table
          label={t("asset_kinds")}
          rows={items}
          keyOf={({ id }) => id}
          to={write ? ({ id }) => paths.settings("asset-kinds", id) : undefined}
          faded={({ retired }) => retired}
          columns={[
            { name: t("asset_kind.name"), cell: ({ name }) => inMyLanguage(name) },
            { name: t("key"), cell: ({ key }) => <Mono>{key}</Mono>, tight: true },
            { name: t("asset_kind.state"), cell: ({ retired }) => retired && <Badge>{t("asset_kind.retired")}</Badge>, tight: true },
          ]}
        />
      )}
    </ListPage>
  );
}
