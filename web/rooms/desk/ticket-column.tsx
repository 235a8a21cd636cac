import { IconInbox } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths, type DeskSearch } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useColumnShown } from "../../ui/split.tsx";
import { askTicketAhead, TicketPane } from "../ticket/index.ts";
import css from "./ticket-column.module.css";
import type { OpenList } from "./open-list.ts";

interface TicketColumnProps {
  search: DeskSearch;
  list: OpenList;
  open: number | null;
}

/** The open ticket, and the ways on from it: back to the list, and to the next one where the list has no room. */
export function TicketColumn({ search, list, open }: TicketColumnProps) {
  const t = useWords("desk");
  const go = useGo();
  const beside = useColumnShown("list");
  const column = useRef<HTMLDivElement>(null);
  const at = list.items.findIndex(({ number }) => number === open);
  const next = list.items[at + 1];
  const step = (by: number) => {
    const row = list.items[at + by];
    if (!row) return;
    askTicketAhead(row.number);
    go(paths.ticket(row.number, search), { replace: true, keepScroll: true });
  };
  const back = () => {
    if (beside) document.querySelector<HTMLElement>(`#desk-list [role="listbox"]`)?.focus();
    else go(paths.desk(search));
  };
  const onEscape = () => {
    // Esc in a menu or a panel only closes that.
    if (!document.activeElement?.closest(`[role="menu"], [role="dialog"]`)) back();
  };
  useKeys([
    { key: "Escape", label: t("back"), group: t("keys.group"), run: onEscape, silent: true },
    ...(beside
      ? []
      : [
          { key: "j", label: t("next"), group: t("keys.group"), run: () => step(1), silent: true, disabled: open === null },
          { key: "k", label: t("previous"), group: t("keys.group"), run: () => step(-1), silent: true, disabled: open === null },
        ]),
  ]);
  useEffect(() => {
    // What comes next is read while this one is being looked at.
    const timer = next && setTimeout(() => askTicketAhead(next.number), 150);
    return () => clearTimeout(timer);
  }, [next]);
  useEffect(() => {
    if (open !== null && !beside) column.current?.focus({ preventScroll: true });
  }, [open, beside]);

  return (
    <div ref={column} id="open-ticket" tabIndex={-1} className={css.column}>
      {open === null ? (
        <EmptyState icon={IconInbox} title={t("nothing_open")}>
          {t("nothing_open_hint")}
        </EmptyState>
      ) : (
        <TicketPane number={open} onBack={back} />
      )}
    </div>
  );
}
