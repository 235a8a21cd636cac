import { IconUser, IconUserSearch } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useWords } from "../../platform/i18n.ts";
import { catchKeys, release } from "../../platform/typed-ahead.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { ChoiceRow } from "./choice-row.tsx";
import { unmistakable, type Choice } from "./choices.ts";
import { useFinding } from "./finding.ts";
import css from "./who.module.css";

interface WhoFieldProps {
  /** What is typed; null: the field shows who it is. */
  words: string | null;
  onWords: (words: string | null) => void;
  name: string | null;
  /** `typedOn`: what was typed after an Enter that came before the rows did. */
  onChoose: (choice: Choice, words: string, typedOn?: string) => void;
  /** Enter came before the rows did: told, so that the field of the next screen can go on with it as `hurried`. */
  onHurry?: (words: string) => void;
  hurried?: string | null;
  error?: string | undefined;
  autoFocus?: boolean;
  disabled?: boolean;
}

/** One field for a name, a number, a mail address or a ticket's number. Arrows move, Enter takes, Esc returns to who it was. */
export function WhoField({ words, onWords, name, onChoose, onHurry, hurried = null, error, autoFocus, disabled }: WhoFieldProps) {
  const t = useWords("call");
  const listId = useId();
  const { choices, busy, error: unread } = useFinding(words ?? "");
  const [at, setAt] = useState(0);
  const hurry = useRef<string | null>(null);
  /** The row that was marked when Enter came. */
  const seen = useRef<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const current = choices[Math.min(at, choices.length - 1)];

  useEffect(() => setAt(0), [words]);
  useEffect(() => {
    // In braces: newer browsers answer scrolling with a promise, which is no clean-up.
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [current?.id]);
  useEffect(() => {
    if (hurried !== null) hurry.current = hurried;
  }, [hurried]);
  useEffect(() => {
    if (busy || hurry.current === null) return;
    const asked = hurry.current;
    hurry.current = null;
    const typedOn = release();
    const still = choices[0]?.id === seen.current ? choices[0] : undefined;
    const meant = asked === words ? (still ?? unmistakable(choices, asked)) : null;
    if (meant) onChoose(meant, asked, typedOn);
    else if (typedOn) onWords(`${words ?? ""}${typedOn}`);
    // Only when the rows have come.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [busy, choices.length, hurried]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || words === null) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined) setAt((to + choices.length) % Math.max(1, choices.length));
    else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      // The rows are not there yet: what is typed now already answers the next question.
      if (busy) {
        hurry.current = words;
        seen.current = current?.id ?? null;
        onHurry?.(words);
        catchKeys();
      } else if (current) onChoose(current, words);
    } else if (event.key === "Escape" && (name !== null || words !== "")) {
      event.stopPropagation();
      onWords(name === null ? "" : null);
    } else return;
    event.preventDefault();
  };

  const open = words !== null && choices.length > 0;
  return (
    <div className={css.who}>
      <TextInput
        data-field="who"
        label={t("who.label")}
        hideLabel
        size="large"
        icon={name === null ? IconUserSearch : IconUser}
        placeholder={t("who.placeholder")}
        after={<Kbd of="alt+1" />}
        value={words ?? name ?? ""}
        onChange={(next) => onWords(next)}
        onFocus={(event) => name !== null && event.currentTarget.select()}
        onKeyDown={onKeyDown}
        error={error ?? unread}
        autoFocus={autoFocus}
        disabled={disabled}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && current ? `${listId}-${current.id}` : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <ul
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t("who.matches")}
        className={css.choices}
        hidden={!open}
        data-busy={busy || undefined}
      >
        {choices.map((choice, index) => (
          <ChoiceRow
            key={choice.id}
            id={`${listId}-${choice.id}`}
            choice={choice}
            words={words ?? ""}
            selected={choice === current}
            onPoint={() => setAt(index)}
            onTake={() => words !== null && onChoose(choice, words)}
          />
        ))}
      </ul>
      <p role="status" className="unseen">
        {words && !busy ? t("who.found", { n: choices.filter(({ kind }) => kind !== "new").length }) : ""}
      </p>
    </div>
  );
}
