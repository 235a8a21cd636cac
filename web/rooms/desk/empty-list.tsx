import { IconCircleCheck, IconInbox, IconSearchOff } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import type { DeskSearch } from "../../platform/paths.ts";
import { paths } from "../../platform/paths.ts";
import { useSetSearch } from "../../platform/place.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { isFiltered, queueOf } from "./list-query.ts";

/** Nothing here: why, and what to do first. */
export function EmptyList({ search }: { search: DeskSearch }) {
  const t = useWords("desk");
  const w = useWords("views");
  const set = useSetSearch<DeskSearch>();
  if (isFiltered(search)) {
    return (
      <EmptyState
        icon={IconSearchOff}
        title={search.q ? t("empty.search", { words: search.q }) : t("empty.filter")}
        action={<Button onClick={() => set({ q: null, status: null, priority: null, filter: null })}>{t("filter.clear")}</Button>}
      >
        {search.q ? t("empty.search_hint") : t("empty.filter_hint")}
      </EmptyState>
    );
  }
  if (search.view) {
    return (
      <EmptyState icon={IconCircleCheck} title={w("empty")}>
        {w("empty.hint")}
      </EmptyState>
    );
  }
  const queue = queueOf(search);
  const where = search.team ? "team" : queue;
  return (
    <EmptyState
      icon={queue === "my_shift" ? IconInbox : IconCircleCheck}
      title={t(`empty.${where}`)}
      action={queue === "my_shift" && <LinkButton to={paths.desk({ queue: "unassigned" })}>{t("empty.see_unassigned")}</LinkButton>}
    >
      {t(`empty.${where}_hint`)}
    </EmptyState>
  );
}
