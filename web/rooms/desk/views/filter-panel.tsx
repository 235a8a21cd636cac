import { IconBookmarkPlus } from "@tabler/icons-react";
import { useEffect, useRef, useState, type RefObject } from "react";
import { parseFilter } from "../../../../contract/filter-parse.ts";
import { useWords } from "../../../platform/i18n.ts";
import type { DeskSearch } from "../../../platform/paths.ts";
import { useSetSearch } from "../../../platform/place.tsx";
import { Button } from "../../../ui/button.tsx";
import head from "../list-head.module.css";
import { FilterField, refusedFilter } from "../../../platform/filter/filter-field.tsx";
import css from "../../../platform/filter/filter.module.css";
import { PartChips } from "../../../platform/filter/part-chips.tsx";

interface FilterPanelProps {
  search: DeskSearch;
  /** Why the list that this filter asks for could not be read. */
  error: unknown;
  input: RefObject<HTMLTextAreaElement | null>;
  autoFocus: boolean;
  onClose: () => void;
  onSave: () => void;
}

/** Narrows the list that is open by a filter, in words or by chips. The address holds it; it can be kept as a view. */
export function FilterPanel({ search, error, input, autoFocus, onClose, onSave }: FilterPanelProps) {
  const t = useWords("views");
  const set = useSetSearch<DeskSearch>();
  const given = search.filter ?? "";
  const [text, setText] = useState(given);
  const told = useRef(given);
  const apply = (next: string) => {
    const wanted = next.trim();
    if (wanted === told.current || "fault" in parseFilter(wanted)) return;
    told.current = wanted;
    set({ filter: wanted || null });
  };
  const latest = useRef(apply);
  latest.current = apply;
  useEffect(() => {
    if (given === told.current) return;
    told.current = given;
    setText(given);
  }, [given]);
  useEffect(() => {
    const timer = setTimeout(() => latest.current(text), 500);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus, input]);
  const change = (next: string) => {
    setText(next);
    apply(next);
  };
  return (
    <search className={head.filter} aria-label={t("filter")}>
      <FilterField
        inputRef={input}
        label={t("filter")}
        hideLabel
        value={text}
        onChange={setText}
        refused={refusedFilter(error, text.trim(), "#query/filter")}
        onEnter={() => apply(text)}
        onEscape={onClose}
      />
      <PartChips text={text} onChange={change} />
      <div className={css.ends}>
        <Button size="small" icon={IconBookmarkPlus} onClick={onSave}>
          {t("save_as")}
        </Button>
        {text !== "" && (
          <Button
            size="small"
            kind="quiet"
            onClick={() => {
              change("");
              onClose();
            }}
          >
            {t("filter.clear")}
          </Button>
        )}
      </div>
    </search>
  );
}
