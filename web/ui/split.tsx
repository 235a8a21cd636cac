import { createContext, useContext, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";
import css from "./split.module.css";

export interface Column {
  id: string;
  /** What it is called, for screen readers and for the way back to it. */
  label: string;
  /** Fixed width in px; the one without a width takes the rest. */
  width?: number;
  /** The width that the flexible column needs before another one leaves for it. */
  minWidth?: number;
  /** paper: beside the work. surface: the work. */
  ground?: "paper" | "surface";
  /** Which leaves first when it gets narrow: 1 first. The one without a number stays the longest. */
  leaves?: number;
  children: ReactNode;
}

interface SplitProps {
  columns: readonly Column[];
  /** The column to show when only one fits, and never to hide before. */
  active: string;
}

const SplitContext = createContext<ReadonlySet<string>>(new Set());
/** Whether a column is on the screen: to offer a way to one that is not. */
export const useColumnShown = (id: string): boolean => useContext(SplitContext).has(id);

/** Which columns fit into `room` px: all, or fewer one by one, the active one always. */
export function fitting(columns: readonly Pick<Column, "id" | "width" | "minWidth" | "leaves">[], room: number, active: string): string[] {
  const shown = [...columns];
  const need = () => shown.reduce((sum, { width, minWidth }) => sum + (width ?? minWidth ?? 420), 0);
  const order = columns.filter(({ id }) => id !== active).toSorted((a, b) => (a.leaves ?? 99) - (b.leaves ?? 99));
  for (const leaver of order) {
    if (need() <= room) break;
    shown.splice(shown.indexOf(leaver), 1);
  }
  return shown.map(({ id }) => id);
}

/** Columns side by side, each with its own scrolling; on narrow screens they leave one by one until one remains. */
export function Split({ columns, active }: SplitProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(() => (typeof innerWidth === "number" ? innerWidth : 1440));
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    setRoom(element.clientWidth);
    const watch = new ResizeObserver(() => setRoom(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const ids = fitting(columns, room, active).join(" ");
  const shown = useMemo(() => new Set(ids.split(" ")), [ids]);
  const visible = columns.filter(({ id }) => shown.has(id));
  const flexible = visible.some(({ width }) => width === undefined);
  return (
    <SplitContext value={shown}>
      <div ref={frame} className={css.split}>
        {visible.map((column, index) => (
          <section
            key={column.id}
            aria-label={column.label}
            className={css.column}
            data-ground={column.ground ?? "surface"}
            style={
              column.width !== undefined && (flexible || index < visible.length - 1) ? { flex: `0 0 ${column.width}px` } : { flex: "1 1 0" }
            }
          >
            {column.children}
          </section>
        ))}
      </div>
    </SplitContext>
  );
}
