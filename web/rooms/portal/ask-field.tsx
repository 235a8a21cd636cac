import { IconSearch } from "@tabler/icons-react";
import { useRef, type KeyboardEvent } from "react";
import type { RequestType } from "../../../contract/catalog.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import css from "./ask-field.module.css";
import type { Issue } from "./known-issues.tsx";
import { Suggestions } from "./suggestions.tsx";

interface AskFieldProps {
  words: string;
  setWords: (words: string) => void;
  types: readonly RequestType[];
  /** Known issues that share a word with what was typed. */
  known: readonly Issue[];
}

/** One field for everything: while words come, what may already answer them; Enter writes to the desk with the words kept. */
export function AskField({ words, setWords, types, known }: AskFieldProps) {
  const t = useWords("portal");
  const go = useGo();
  const around = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);

  const write = (type?: string) => {
    go(paths.portalNew({ ...(type && { type }), words: words.trim() }));
    setWords("");
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === "Escape") return field.current?.focus();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const stops = [...(around.current?.querySelectorAll<HTMLElement>("input, [data-suggestion]") ?? [])];
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <div ref={around} onKeyDown={move} role="search" aria-label={t("ask.label")}>
      <form
        className={css.frame}
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim()) write();
        }}
      >
        <IconSearch size={22} stroke={1.75} aria-hidden />
        <input
          ref={field}
          className={css.field}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          aria-label={t("ask.label")}
          placeholder={t("ask.label")}
          autoComplete="off"
          enterKeyHint="go"
          maxLength={2000}
        />
      </form>
      {words.trim() && <Suggestions words={words} types={types} known={known} write={write} />}
    </div>
  );
}
