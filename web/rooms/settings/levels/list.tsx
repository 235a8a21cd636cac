import { IconClockCheck } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { keep, useAsk, useTell } from "../../../platform/queries.ts";
import { Reading } from "../../../ui/reading.tsx";
import { OrderedTable } from "../ordered-table.tsx";
import { ListPage } from "../list-page.tsx";
import { LevelForm } from "./form.tsx";
import { Recounts } from "./recounts.tsx";

/** What is promised to whom: all service levels in their order, or one of them. */
export function LevelsPage({ id }: { id: string | null }) {
  const reading = useAsk("GET /service-levels");
  return (
    <Reading of={reading} rows={4}>
      {({ items }) => {
        const found = items.find((one) => one.id === id);
        return id && (found || id === "new") ? <LevelForm key={id} level={found} /> : <Listed />;
      }}
    </Reading>
  );
}

function Listed() {
  const reading = useAsk("GET /service-levels");
  const t = useWords("levels");
  const order = useTell("PUT /service-level-order", { done: (after) => keep("GET /service-levels", {}, after) });
  return (
    <ListPage
      title={t("title")}
      lead={t("lead")}
      of={reading}
      rows={4}
      add={{ label: t("new"), to: paths.settings("service-levels", "new") }}
      none={{ icon: IconClockCheck, title: t("none"), how: t("none_how") }}
    >
      {(levels) => (
        <>
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
          <Recounts />
        </>
      )}
    </ListPage>
  );
}
