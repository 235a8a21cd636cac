import { IconFilterExclamation } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { TicketSummary } from "../../../contract/tickets.ts";
import type { View, ViewMark } from "../../../contract/views.ts";
import { refusedFilter } from "../../platform/filter/filter-field.tsx";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths, type DeskSearch } from "../../platform/paths.ts";
import { useGo, useGoUnlessLeft } from "../../platform/place.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useColumnShown } from "../../ui/split.tsx";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { askTicketAhead } from "../ticket/index.ts";
import type { ActAsked } from "./bulk/act-dialog.tsx";
import { Bar } from "./bulk/bar.tsx";
import { Choosable } from "./bulk/choosable.tsx";
import { useSelection } from "./bulk/use-selection.ts";
import { EmptyList } from "./empty-list.tsx";
import { ListFilter } from "./list-filter.tsx";
import { ListHead } from "./list-head.tsx";
import { isFiltered } from "./list-query.ts";
import type { OpenList } from "./open-list.ts";
import { TicketRow } from "./ticket-row.tsx";
import { Heading } from "./views/heading.tsx";
import { useHeadings } from "./views/headings.ts";
import { TableHead, TableRow } from "./views/table-row.tsx";
import { useNarrow } from "./views/use-narrow.ts";
import { usualColumns } from "./views/view-values.ts";
import { useView } from "./views/use-views.ts";
import { ViewMenu } from "./views/view-menu.tsx";

const FilterPanel = lazy(async () => ({ default: (await import("./views/filter-panel.tsx")).FilterPanel }));

interface ListColumnProps {
  search: DeskSearch;
  list: OpenList;
  /** Number of the open ticket. */
  open: number | null;
  /** Opens the form of the view, or of a new one. */
  views: { edit: () => void; saveAs: () => void };
  /** Asks what is to be done to the chosen tickets. */
  onAct: (act: ActAsked) => void;
}

/** The list of tickets: narrowed, ordered, walked through with J and K. */
export function ListColumn({ search, list, open, views: { edit, saveAs }, onAct }: ListColumnProps) {
  const t = useWords("desk");
  const go = useGo();
  const goUnlessLeft = useGoUnlessLeft();
  const beside = useColumnShown("ticket");
  const { filtering, setFiltering, input } = useFiltering(search);
  const w = useWords("views");
  const narrow = useNarrow();
  const view = useView(search.view);
  const { asking, setAsking, toFilter, question, wanted } = useAsking(search);
  // Where there is no room for the ticket beside it, the mark moves and Enter opens.
  const [marked, mark] = useState<string | null>(null);
  const { items, error } = list;
  const selected = items.find(({ number }) => number === open)?.id ?? marked;
  const show = (row: TicketSummary, replace: boolean) => {
    askTicketAhead(row.number);
    go(paths.ticket(row.number, search), { replace, keepScroll: true });
  };
  const select = (row: TicketSummary) => (beside ? show(row, open !== null) : mark(row.id));
  const openRow = (row: TicketSummary) => {
    if (beside) document.getElementById("open-ticket")?.focus();
    else show(row, false);
  };
  const choosing = useSelection({ search, items, current: selected, go: select });
  const headings = useHeadings(view, search.sort !== undefined, items);
  const asTable = search.show === "table" && open === null && !narrow;
  const columns = view?.columns ?? usualColumns;
  useFirst(list, beside && open === null && !filtering && search.show !== "table", (row) =>
    goUnlessLeft(paths.ticket(row.number, search), { replace: true, keepScroll: true }),
  );

  return (
    <>
      <ListHead
        search={search}
        total={list.total}
        read={items.length}
        filtering={filtering}
        onFilter={() => setFiltering(!filtering)}
        language={{ open: asking, toggle: () => setAsking(!asking) }}
        menu={!search.q && <ViewMenu search={search} view={view} onEdit={edit} onSaveAs={saveAs} />}
      />
      {view && view.gone.length > 0 && (
        <Banner tone="amber" title={w("gone")}>
          {view.gone.map(({ field, value }) => `${field}:${value}`).join(", ")}
        </Banner>
      )}
      {asking && !search.q && (
        <Suspense>
          <FilterPanel search={search} error={error} input={question} autoFocus={wanted} onClose={() => setAsking(false)} onSave={saveAs} />
        </Suspense>
      )}
      {filtering && <ListFilter search={search} input={input} onClose={() => setFiltering(false)} />}
      {asTable && <TableHead columns={columns} />}
      {list.loading ? (
        <SkeletonRows rows={8} lines={2} />
      ) : error && items.length === 0 ? (
        <NotRead error={error} filter={search.filter ?? ""} retry={list.retry} toFilter={toFilter} />
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
          rowHeight={asTable ? 37 : 62}
          row={(row) => {
            const heading = headings.get(row.id);
            const marks = marksOf(row, view);
            return (
              <>
                {heading && <Heading {...heading} />}
                <Choosable id={row.id} choosing={choosing}>
                  {asTable ? (
                    <TableRow row={row} columns={columns} marks={marks} />
                  ) : (
                    <TicketRow row={row} gone={list.gone === row.id} marks={marks} />
                  )}
                </Choosable>
              </>
            );
          }}
          foot={<Foot list={list} filtered={isFiltered(search)} />}
        />
      )}
      <Bar choosing={choosing} search={search} total={list.total} more={list.more !== null} items={items} onAct={onAct} />
    </>
  );
}

/** A filter that cannot be meant says why itself, at the word that is wrong; the list only shows the way there. */
function NotRead({ error, filter, retry, toFilter }: { error: unknown; filter: string; retry: () => void; toFilter: () => void }) {
  const w = useWords("views");
  if (!refusedFilter(error, filter, "#query/filter")) return <ErrorState error={error} retry={retry} />;
  return (
    <EmptyState icon={IconFilterExclamation} title={w("filter.not_meant")} action={<Button onClick={toFilter}>{w("filter.to")}</Button>}>
      {w("filter.not_meant_hint")}
    </EmptyState>
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
  const [filtering, setFiltering] = useState(isFiltered({ ...search, filter: undefined }));
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

/** `F` opens the filter in words and puts the cursor there; one that is set stays in sight. */
function useAsking(search: DeskSearch) {
  const w = useWords("views");
  const t = useWords("desk");
  const [asking, setAsking] = useState(Boolean(search.filter));
  // Opened by a person, not by the address: the cursor goes there, as soon as it has come.
  const [wanted, setWanted] = useState(false);
  const question = useRef<HTMLTextAreaElement>(null);
  const set = (on: boolean) => {
    setWanted(on);
    setAsking(on);
  };
  const open = () => (question.current ? question.current.focus() : set(true));
  useKeys([{ key: "f", label: w("filter.open"), group: t("keys.group"), run: open, disabled: Boolean(search.q) }]);
  return { asking, setAsking: set, toFilter: open, question, wanted };
}

const noMarks: readonly ViewMark[] = [];

/** The words of the view's marks that stand at a ticket. */
function marksOf(row: TicketSummary & { marked?: number[] }, view: View | undefined): readonly ViewMark[] {
  if (!row.marked?.length || !view) return noMarks;
  return row.marked.flatMap((at) => view.marks[at] ?? []);
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
