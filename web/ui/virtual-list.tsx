import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useWords } from "../platform/i18n.ts";
import { useKeys } from "../platform/keys.tsx";
import css from "./virtual-list.module.css";

interface VirtualListProps<T> {
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  /** The open item; the list scrolls to it. */
  selected: string | null;
  /** Moved to by J, K or the arrows, or pressed. */
  onSelect: (item: T) => void;
  /** Enter; pressing a row does both. */
  onOpen?: (item: T) => void;
  row: (item: T, selected: boolean) => ReactNode;
  /** Estimated; rows are measured. */
  rowHeight?: number;
  /** Called when the end comes near. */
  onEnd?: () => void;
  /** Below the last row: "Reading more", "That is all". */
  foot?: ReactNode;
  /** Without J and K on the page: for a second list of a screen. Arrows in the list itself always work. */
  noKeys?: boolean;
  /** Pointer or focus came near: read ahead. */
  onNear?: (item: T) => void;
}

/** The same function as long as the items are the same: with another one every row of the list is laid out anew, at every frame of scrolling. */
function useKeyAt<T>(items: readonly T[], keyOf: (item: T) => string): (index: number) => string {
  const latest = useRef(keyOf);
  useLayoutEffect(() => {
    latest.current = keyOf;
  });
  return useCallback((index) => latest.current(items[index] as T), [items]);
}

/** What stands in a row: drawn anew when the list's owner is, and not with every frame of scrolling. */
const Drawn = memo(function Drawn<T>({
  item,
  selected,
  row,
}: {
  item: T;
  selected: boolean;
  row: (item: T, selected: boolean) => ReactNode;
}) {
  return row(item, selected);
}) as <T>(props: { item: T; selected: boolean; row: (item: T, selected: boolean) => ReactNode }) => ReactNode;

/** A long list that draws only what is seen. J and K move wherever the focus is; in the list the arrows, Home and End too. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, items, keyOf, selected, onSelect, onOpen, row, rowHeight = 36, onEnd, foot, noKeys, onNear } = props;
  const t = useWords("ui");
  const scroller = useRef<HTMLDivElement>(null);
  // Not with every frame of scrolling: the list may be long.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const at = useMemo(() => items.findIndex((item) => keyOf(item) === selected), [items, selected]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: useKeyAt(items, keyOf),
    overscan: 8,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;

  useEffect(() => {
    if (items.length > 0 && last >= items.length - 6) onEnd?.();
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [last, items.length]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
    // Follows the selection, not the scrolling.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [at]);

  const go = (to: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, to))];
    if (item) onSelect(item);
  };
  const open = () => {
    const item = items[at];
    if (item) (onOpen ?? onSelect)(item);
  };
  useKeys(
    noKeys
      ? []
      : [
          { key: "j", label: t("list.next"), group: t("list.group"), run: () => go(at + 1), repeats: true, silent: true },
          { key: "k", label: t("list.previous"), group: t("list.group"), run: () => go(at - 1), repeats: true, silent: true },
          ...(onOpen ? [{ key: "Enter", label: t("list.open"), group: t("list.group"), run: open, silent: true, disabled: at < 0 }] : []),
        ],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      go(to);
    } else if (event.key === "Enter") {
      event.preventDefault();
      open();
    }
  };

  return (
    <div ref={scroller} className={css.scroller}>
      <div
        role="listbox"
        aria-label={label}
        tabIndex={0}
        aria-activedescendant={at >= 0 ? `row-${selected}` : undefined}
        className={css.list}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {shown.map(({ index, key, start }) => {
          const item = items[index] as T;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              id={`row-${keyOf(item)}`}
              data-index={index}
              role="option"
              aria-selected={index === at}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className={css.row}
              style={{ transform: `translateY(${start}px)` }}
              onPointerEnter={onNear && (() => onNear(item))}
              onClick={() => {
                onSelect(item);
                onOpen?.(item);
              }}
            >
              <Drawn item={item} selected={index === at} row={row} />
            </div>
          );
        })}
      </div>
      {foot && <div className={css.foot}>{foot}</div>}
    </div>
  );
}
