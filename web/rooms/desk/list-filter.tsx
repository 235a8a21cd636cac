import { IconSearch, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState, type RefObject } from "react";
import { useWords } from "../../platform/i18n.ts";
import type { DeskSearch } from "../../platform/paths.ts";
import { useSetSearch } from "../../platform/place.tsx";
import { Chip } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import css from "./list-head.module.css";
import { chosen, mayNarrowStatus, toggled } from "./list-query.ts";

const open = ["new", "open", "waiting"] as const;
const all = [...open, "resolved", "closed"] as const;
const priorities = ["critical", "high", "normal", "low"] as const;

interface ListFilterProps {
  search: DeskSearch;
  input: RefObject<HTMLInputElement | null>;
  onClose: () => void;
}

/** Narrows the list: words search all tickets, chips the list as it is. */
export function ListFilter({ search, input, onClose }: ListFilterProps) {
  const t = useWords("desk");
  const ui = useWords("ui");
  const set = useSetSearch<DeskSearch>();
  const [words, setWords] = useWordsOf(search.q ?? "", (q) => set({ q: q || null }));
  const clear = () => {
    set({ q: null, status: null, priority: null });
    onClose();
  };
  return (
    <search className={css.filter} aria-label={t("filter")}>
      <TextInput
        ref={input}
        label={t("search.label")}
        hideLabel
        after={words && <IconButton small label={t("filter.clear")} icon={IconX} onClick={clear} />}
        icon={IconSearch}
        placeholder={t("search.placeholder")}
        maxLength={400}
        value={words}
        onChange={setWords}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          clear();
        }}
      />
      {mayNarrowStatus(search) && (
        <div className={css.chips} role="group" aria-label={t("filter.status")}>
          {(search.q ? all : open).map((status) => (
            <Chip
              key={status}
              pressed={chosen(search.status).includes(status)}
              onClick={() => set({ status: toggled(search.status, status) })}
            >
              {ui(`status.${status}`)}
            </Chip>
          ))}
        </div>
      )}
      <div className={css.chips} role="group" aria-label={t("filter.priority")}>
        {priorities.map((priority) => (
          <Chip
            key={priority}
            pressed={chosen(search.priority).includes(priority)}
            onClick={() => set({ priority: toggled(search.priority, priority) })}
          >
            {ui(`priority.${priority}`)}
          </Chip>
        ))}
      </div>
    </search>
  );
}

/** What is typed stands at once; the address follows when the person pauses. */
function useWordsOf(given: string, tell: (words: string) => void): [string, (words: string) => void] {
  const [words, setWords] = useState(given);
  const latest = useRef(tell);
  const told = useRef(given);
  latest.current = tell;
  useEffect(() => {
    if (given === told.current) return;
    told.current = given;
    setWords(given);
  }, [given]);
  useEffect(() => {
    const wanted = words.trim();
    if (wanted === told.current) return;
    const timer = setTimeout(() => {
      told.current = wanted;
      latest.current(wanted);
    }, 250);
    return () => clearTimeout(timer);
  }, [words]);
  return [words, setWords];
}
