import { useMemo } from "react";
import type { TicketSummary } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { paths, type DeskSearch } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { useChosen } from "./chosen.ts";
import { allOf, extended, nothing, toggled, walked, wholeOf, type Selection } from "./selection.ts";

interface Given {
  search: DeskSearch;
  items: readonly TicketSummary[];
  /** Where J and K are. */
  current: string | null;
  go: (row: TicketSummary) => void;
}

export interface Choosing {
  selection: Selection;
  toggle: (id: string) => void;
  extend: (id: string) => void;
  /** Answers what is chosen then. */
  chooseAll: () => Selection;
  chooseWhole: () => void;
  clear: () => void;
}

/** Choosing tickets in the list: X, Shift with J, K or a click, Ctrl A; Esc gives it up. */
export function useSelection({ search, items, current, go }: Given): Choosing {
  const t = useWords("bulk");
  const open = useGo();
  // Narrowed, in another order or as a table it is the same list.
  const { status: _, priority: __, sort: ___, show: ____, ...place } = search;
  const list = JSON.stringify(place);
  const [selection, choose] = useChosen(list);
  // The list may be long: its order is asked for when somebody chooses.
  const order = () => items.map(({ id }) => id);
  const at = useMemo(() => items.findIndex(({ id }) => id === current), [items, current]);
  const clear = () => choose(() => nothing);
  const step = (by: number) => {
    const next = items[at + by];
    if (!next) return;
    choose((before) => walked(before, items[at]?.id, next.id));
    go(next);
  };
  const group = t("keys.group");
  const here = items[at] ?? items[0];
  const any = selection.ids.length > 0;
  useKeys([
    { key: "x", label: t("keys.toggle"), group, run: () => here && choose((before) => toggled(before, here.id)), disabled: !here },
    { key: "shift+j", label: t("keys.extend_down"), group, run: () => step(1), repeats: true, silent: true, disabled: !here },
    { key: "shift+k", label: t("keys.extend_up"), group, run: () => step(-1), repeats: true, silent: true, disabled: !here },
    { key: "mod+a", label: t("keys.all"), group, run: () => choose(() => allOf(list, order())), notWhileTyping: true, disabled: !here },
    { label: t("page.all"), group, run: () => open(paths.bulk()) },
    { key: "Escape", label: t("keys.clear"), group, run: clear, leads: true, disabled: !any },
  ]);
  return {
    selection,
    toggle: (id) => choose((before) => toggled(before, id)),
    extend: (id) => choose((before) => extended(before, order(), id)),
    chooseAll: () => {
      const all = allOf(list, order());
      choose(() => all);
      return all;
    },
    chooseWhole: () => choose(wholeOf(search)),
    clear,
  };
}
