import { IconChevronDown, IconFilter, IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWords } from "../../platform/i18n.ts";
import type { DeskSearch } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { useColumnShown } from "../../ui/split.tsx";
import { isFiltered } from "./list-query.ts";
import css from "./list-head.module.css";
import { useListName, useListPlaces } from "./places.ts";
import { SortMenu } from "./sort-menu.tsx";

interface ListHeadProps {
  search: DeskSearch;
  total: number | null;
  /** How many are read, when nobody knows the total. */
  read: number;
  /** Left out where there is nothing to filter and order. */
  filtering?: boolean;
  onFilter?: () => void;
  /** The filter in words or by chips, and what can be done with the list. */
  language?: { open: boolean; toggle: () => void };
  menu?: ReactNode;
}

/** What the list is, how many it holds, and how it is narrowed and ordered. */
export function ListHead({ search, total, read, filtering, onFilter, language, menu }: ListHeadProps) {
  const t = useWords("desk");
  const name = useListName(search);
  const queuesShown = useColumnShown("queues");
  const w = useWords("views");
  const sort = search.sort ?? (search.view ? null : search.queue === "resolved" ? "newest" : "due");
  return (
    <header className={css.head}>
      {queuesShown ? <h1 className={css.name}>{name}</h1> : <QueueMenu search={search} name={name} />}
      <span className={css.count} role="status">
        {total ?? (read > 0 ? t("count.more", { n: read }) : "")}
      </span>
      {onFilter && (
        <span className={css.tools}>
          <IconButton
            label={t(isFiltered({ ...search, filter: undefined }) ? "filter.on" : "filter")}
            hint="/"
            icon={IconSearch}
            pressed={isFiltered({ ...search, filter: undefined })}
            aria-expanded={filtering}
            onClick={onFilter}
          />
          {language && !search.q && (
            <IconButton
              label={w(search.filter ? "filter.on" : "filter.open")}
              hint="f"
              icon={IconFilter}
              pressed={Boolean(search.filter)}
              aria-expanded={language.open}
              onClick={language.toggle}
            />
          )}
          {!search.q && <SortMenu sort={sort} />}
          {menu}
        </span>
      )}
    </header>
  );
}

/** The way to the other lists where their column has no room. */
function QueueMenu({ search, name }: { search: DeskSearch; name: string }) {
  const t = useWords("desk");
  const go = useGo();
  const groups = useListPlaces(search).map((group) => ({
    label: group.name,
    items: group.places.map(({ name: words, count, atLeast, to, current }) => ({
      label: count > 0 ? `${words} ${atLeast ? t("count.more", { n: count }) : count}` : words,
      checked: current,
      run: () => go(to),
    })),
  }));
  return (
    <h1 className={css.name}>
      <Menu groups={groups}>
        <button type="button" className={css.menu} aria-label={t("queues.open", { name })}>
          {name}
          <IconChevronDown size={16} stroke={1.75} aria-hidden />
        </button>
      </Menu>
    </h1>
  );
}
