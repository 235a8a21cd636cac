import { useEffect, useRef, useState } from "react";
import type { TicketSummary } from "../../../contract/tickets.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths, type DeskSearch } from "../../platform/paths.ts";
import { useGo, useGoUnlessLeft } from "../../platform/place.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useColumnShown } from "../../ui/split.tsx";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { askTicketAhead } from "../ticket/index.ts";
import { Bar } from "./bulk/bar.tsx";
import { Choosable } from "./bulk/choosable.tsx";
import { useSelection } from "./bulk/use-selection.ts";
import { EmptyList } from "./empty-list.tsx";
import { ListFilter } from "./list-filter.tsx";
import { ListHead } from "./list-head.tsx";
import { isFiltered } from "./list-query.ts";
import type { OpenList } from "./open-list.ts";
import { TicketRow } from "./ticket-row.tsx";

interface ListColumnProps {
  search: DeskSearch;
  list: OpenList;
  /** Number of the open ticket. */
  open: number | null;
}

/** The list of tickets: narrowed, ordered, walked through with J and K. */
export function ListColumn({ search, list, open }: ListColumnProps) {
  const t = useWords("desk");
  const go = useGo();
  const goUnlessLeft = useGoUnlessLeft();
  const beside = useColumnShown("ticket");
  const { filtering, setFiltering, input } = useFiltering(search);
  // Where there is no room for the ticket beside it, the mark moves and Enter opens.
  const [marked, mark] = useState<string | null>(null);
  const { items, error } = list;
  const selected = items.find(({ number }) => number === open)?.id ?? marked;
  const show = (row: TicketSummary, replace: boolean) => go(paths.ticket(row.number, search), { replace, keepScroll: true });
  const select = (row: TicketSummary) => (beside ? show(row, open !== null) : mark(row.id));
  const openRow = (row: TicketSummary) => {
    if (beside) document.getElementById("open-ticket")?.focus();
    else show(row, false);
  };
  const choosing = useSelection({ search, items, current: selected, go: select });
  useFirst(list, beside && open === null && !filtering, (row) =>
    goUnlessLeft(paths.ticket(row.number, search), { replace: true, keepScroll: true }),
  );

  return (
    <>
      <ListHead search={search} total={list.total} read={items.length} filtering={filtering} onFilter={() => setFiltering(!filtering)} />
      {filtering && <ListFilter search={search} input={input} onClose={() => setFiltering(false)} />}
      {list.loading ? (
        <SkeletonRows rows={8} lines={2} />
      ) : error && items.length === 0 ? (
        <ErrorState error={error} retry={list.retry} />
      ) : items.length === 0 ? (
        <EmptyList search={search} />
      ) : (
        <VirtualList
          label={t("list")}
          items={items}
          keyOf={(row) => row.id}
          selected={selected}
          onSelect={select}
          onOpen={openRow}
          onNear={(row) => askTicketAhead(row.number)}
          onEnd={() => list.more?.()}
          rowHeight={61}
          row={(row) => (
            <Choosable id={row.id} choosing={choosing}>
              <TicketRow row={row} gone={list.gone === row.id} />
            </Choosable>
          )}
          foot={<Foot list={list} filtered={isFiltered(search)} />}
        />
      )}
      <Bar choosing={choosing} search={search} total={list.total} more={list.more !== null} />
    </>
  );
}

/** Nothing is cut off silently. */
function Foot({ list, filtered }: { list: OpenList; filtered: boolean }) {
  const t = useWords("desk");
  if (list.best) return t("foot.best", { n: list.items.length });
  if (list.more) return t("foot.more");
  return list.items.length > 10 || filtered ? t("foot.all", { n: list.items.length }) : null;
}

/** `/` opens the filter and puts the cursor there; a filter that is set stays in sight. */
function useFiltering(search: DeskSearch) {
  const t = useWords("desk");
  const [filtering, setFiltering] = useState(isFiltered(search));
  const input = useRef<HTMLInputElement>(null);
  const wanted = useRef(false);
  useEffect(() => {
    if (filtering && wanted.current) input.current?.focus();
    wanted.current = false;
  });
  const set = (on: boolean) => {
    wanted.current = on;
    setFiltering(on);
  };
  useKeys([
    {
      key: "/",
      label: t("filter"),
      group: t("keys.group"),
      run: () => (filtering ? input.current?.focus() : set(true)),
    },
  ]);
  return { filtering, setFiltering: set, input };
}

/** The first ticket of a list is open as soon as the list is there, so that work can begin. */
function useFirst(list: OpenList, wanted: boolean, open: (row: TicketSummary) => void): void {
  const first = list.items[0];
  useEffect(() => {
    if (wanted && first && !list.loading) open(first);
    // Once per list: afterwards the person decides.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, first?.id, list.loading]);
}
