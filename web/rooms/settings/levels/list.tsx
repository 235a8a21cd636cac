import { IconArrowDown, IconArrowUp, IconClockCheck, IconPlus } from "@tabler/icons-react";
import type { LevelShown } from "../../../../contract/service-levels.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { keep, useAsk, useTell } from "../../../platform/queries.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { LevelForm } from "./form.tsx";

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
  const move = (level: LevelShown, by: -1 | 1) => {
    const ids = levels.map(({ id }) => id);
    const at = ids.indexOf(level.id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, level.id);
    order.mutate({ body: { ids } });
  };
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
        <Table
          label={t("title")}
          rows={levels}
          keyOf={({ id }) => id}
          to={({ id }) => paths.settings("service-levels", id)}
          columns={[
            { name: t("name"), cell: ({ name }) => name },
            { name: t("says"), cell: ({ says }) => says },
          ]}
          actions={(level) => (
            <>
              <IconButton
                small
                icon={IconArrowUp}
                label={t("up", { name: level.name })}
                disabled={level.id === levels[0]?.id || order.isPending}
                onClick={() => move(level, -1)}
              />
              <IconButton
                small
                icon={IconArrowDown}
                label={t("down", { name: level.name })}
                disabled={level.id === levels.at(-1)?.id || order.isPending}
                onClick={() => move(level, 1)}
              />
            </>
          )}
        />
      )}
    </Page>
  );
}
