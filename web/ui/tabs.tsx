import { useRef, type KeyboardEvent, type ReactNode } from "react";
import type { Icon } from "@tabler/icons-react";
import css from "./tabs.module.css";

export interface Tab<V extends string = string> {
  value: V;
  label: ReactNode;
  icon?: Icon;
  count?: number;
}

interface TabsProps<V extends string> {
  label: string;
  tabs: readonly Tab<V>[];
  value: V;
  onChange: (value: V) => void;
  /** The id of what they switch, for screen readers. */
  controls?: string;
  /** line: above a page. soft: inside an editor (Reply | Note). */
  look?: "line" | "soft";
}

/** Left and Right move and choose, Home and End go to the ends (WAI-ARIA tabs). */
export function Tabs<V extends string>({ label, tabs, value, onChange, controls, look = "line" }: TabsProps<V>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.value === value);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.value);
    list.current?.querySelector<HTMLElement>(`[data-value="${CSS.escape(next.value)}"]`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className={css.tabs} data-look={look} onKeyDown={move}>
      {tabs.map(({ value: each, label: words, icon: Glyph, count }) => (
        <button
          key={each}
          type="button"
          role="tab"
          data-value={each}
          aria-selected={each === value}
          aria-controls={controls}
          tabIndex={each === value ? 0 : -1}
          className={css.tab}
          onClick={() => onChange(each)}
        >
          {Glyph && <Glyph size={16} stroke={1.75} aria-hidden />}
          {words}
          {count !== undefined && <span className={css.count}>{count}</span>}
        </button>
      ))}
    </div>
  );
}
