import { IconClockCheck, IconPlus } from "@tabler/icons-react";
import type { LevelShown } from "../../../../contract/service-levels.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { keep, useAsk, useTell } from "../../../platform/queries.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { OrderedTable } from "../ordered-table.tsx";
import { LevelForm } from "./form.tsx";
import { Recounts } from "./recounts.tsx";

/** What is promised to whom: all service levels in their order, or one of them. */
export function LevelsPage({ id }: { id: string | null }) {
  const reading = useAsk("GET /service-levels");
  return (
    <Reading of={reading} rows={4}>
      {({ items }) => {
        const found = items.find((one) => one.id === id);
        return id && (found || id === "new") ? <LevelForm key={id} level={found} /> : <Listed levels={items} />;
      }}
    </Reading>
  );
}

function Listed({ levels }: { levels: readonly LevelShown[] }) {
  const t = useWords("levels");
  const order = useTell("PUT /service-level-order", { done: (after) => keep("GET /service-levels", {}, after) });
  const add = (
    <LinkButton icon={IconPlus} to={paths.settings("service-levels", "new")}>
      {t("new")}
    </LinkButton>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={add}>
      {levels.length === 0 ? (
        <EmptyState icon={IconClockCheck} title={t("none")} action={add}>
          {t("none_how")}
        </EmptyState>
      ) : (
        <OrderedTable
          label={t("title")}
          rows={levels}
          to={({ id }) => paths.settings("service-levels", id)}
          columns={[
            { name: t("name"), cell: ({ name }) => name },
            { name: t("says"), cell: ({ says }) => says },
          ]}
          busy={order.isPending}
          onOrder={(ids) => order.mutate({ body: { ids } })}
        />
      )}
      {levels.length > 0 && <Recounts />}
    </Page>
  );
}
