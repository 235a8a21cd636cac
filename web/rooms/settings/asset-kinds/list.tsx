import { IconDeviceLaptop, IconPlus } from "@tabler/icons-react";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { Mono } from "../../../ui/text.tsx";
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
  const add = write && (
    <LinkButton icon={IconPlus} to={paths.settings("asset-kinds", "new")}>
      {t("asset_kind.new")}
    </LinkButton>
  );
  return (
    <Page title={t("asset_kinds")} lead={t("asset_kinds.lead")} actions={add}>
      <Reading of={reading} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconDeviceLaptop} title={t("asset_kinds.none")} action={add} />
          ) : (
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
          )
        }
      </Reading>
    </Page>
  );
}
