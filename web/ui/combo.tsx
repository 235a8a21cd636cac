import "@mantine/core/styles/Combobox.layer.css";
import "@mantine/core/styles/Popover.layer.css";
import "@mantine/core/styles/ScrollArea.layer.css";
import { Combobox, useCombobox } from "@mantine/core";
import { IconSearch, IconX, type Icon } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState, type ReactNode, type Ref } from "react";
import { useWords } from "../platform/i18n.ts";
import { classes } from "./classes.ts";
import css from "./combo.module.css";
import { Field, type FieldProps } from "./field.tsx";
import field from "./field.module.css";
import { IconButton } from "./icon-button.tsx";

export interface Option<T = unknown> {
  value: string;
  label: string;
  /** A second line: what tells two of the same name apart. */
  detail?: ReactNode;
  /** Before the label: an Avatar, a TierMark. */
  mark?: ReactNode;
  item?: T;
}

interface ComboProps<T> extends FieldProps {
  value: Option<T> | null;
  onChange: (option: Option<T> | null) => void;
  /** Finds options for what was typed; asked anew 120 ms after the last key. With "" it gives those shown before typing. */
  find: (words: string, signal: AbortSignal) => Promise<readonly Option<T>[]> | readonly Option<T>[];
  placeholder?: string;
  icon?: Icon;
  size?: "middle" | "large";
  /** Offers what was typed as something new: "Add «Ane Berg»". */
  create?: { label: (words: string) => string; run: (words: string) => void };
  clearable?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  after?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
}

const making = "\u0000new";

/** One of many, found by typing. Arrows move, Enter takes, Esc closes and keeps what was typed. */
export function Combo<T = unknown>(props: ComboProps<T>) {
  const {
    label,
    hideLabel,
    hint,
    error,
    optional,
    id,
    value,
    onChange,
    find,
    placeholder,
    icon: Glyph = IconSearch,
    size,
    create,
    clearable,
    disabled,
    autoFocus,
    after,
    inputRef,
  } = props;
  const t = useWords("ui");
  const made = useId();
  const [words, setWords] = useState<string | null>(null);
  const { options, of, state, ask } = useOptions(words, find);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const typed = words?.trim() ?? "";

  // Enter was pressed before there were options for what is typed: the first of them is meant, not the first of those before.
  const hurried = useRef(false);
  const take = (chosen: string) => {
    hurried.current = false;
    combobox.closeDropdown();
    if (chosen === making) create?.run(typed);
    else onChange(options.find((option) => option.value === chosen) ?? null);
    setWords(null);
  };
  const arrived = useRef(() => {});
  useEffect(() => {
    arrived.current = () => {
      const [first] = options;
      if (!first) return;
      if (hurried.current) take(first.value);
      else combobox.selectFirstOption();
    };
  });
  useEffect(() => arrived.current(), [options]);

  const clear = () => {
    onChange(null);
    setWords("");
  };

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={take}
      withinPortal
      shadow="md"
      position="bottom-start"
      middlewares={{ flip: true, shift: true }}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: css.dropdown, option: css.option }}
      zIndex={420}
    >
      <Field {...{ label, hideLabel, hint, error, optional }} id={id ?? made}>
        {(wiring) => (
          <Combobox.Target>
            <div className={field.framed}>
              <Glyph size={18} stroke={1.75} aria-hidden />
              <Combobox.EventsTarget withExpandedAttribute>
                <input
                  ref={inputRef}
                  type="text"
                  autoComplete="off"
                  spellCheck={false}
                  autoFocus={autoFocus}
                  disabled={disabled}
                  placeholder={placeholder}
                  className={classes(field.control, size === "large" && field.large, (clearable || after !== undefined) && field.withAfter)}
                  value={words ?? value?.label ?? ""}
                  onChange={(event) => {
                    setWords(event.currentTarget.value);
                    hurried.current = false;
                    combobox.resetSelectedOption();
                    combobox.openDropdown();
                  }}
                  onFocus={(event) => {
                    event.currentTarget.select();
                    setWords(words ?? (value ? null : ""));
                    if (!value) combobox.openDropdown();
                  }}
                  onClick={() => combobox.openDropdown()}
                  onBlur={() => {
                    hurried.current = false;
                    combobox.closeDropdown();
                    setWords(null);
                  }}
                  onKeyDown={(event) => {
                    if (event.key === "Enter" && typed !== "" && of !== typed) {
                      hurried.current = true;
                      event.preventDefault();
                      ask();
                    }
                    // Esc closes the list first; the dialog around it hears only the next one.
                    if (event.key === "Escape" && combobox.dropdownOpened) {
                      event.stopPropagation();
                      event.preventDefault();
                      combobox.closeDropdown();
                    }
                  }}
                  {...wiring}
                />
              </Combobox.EventsTarget>
              {(clearable && value && !disabled) || after ? (
                <span className={field.after}>
                  {clearable && value ? <IconButton small label={t("combo.clear")} icon={IconX} onClick={clear} /> : after}
                </span>
              ) : null}
            </div>
          </Combobox.Target>
        )}
      </Field>
      <Combobox.Dropdown hidden={words === null || (options.length === 0 && (typed === "" || state !== "done"))}>
        <Combobox.Options className={css.options} aria-label={label}>
          {options.map((option) => (
            <Combobox.Option key={option.value} value={option.value}>
              {option.mark}
              <span className={css.words}>
                <span className={css.label}>{option.label}</span>
                {option.detail && <span className={css.detail}>{option.detail}</span>}
              </span>
            </Combobox.Option>
          ))}
          {create && typed && <Combobox.Option value={making}>{create.label(typed)}</Combobox.Option>}
          {options.length === 0 && !(create && typed) && <Combobox.Empty className={css.empty}>{t("combo.nothing")}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface Found<T> {
  options: readonly Option<T>[];
  /** The words that these are options for. */
  of: string | null;
  state: "idle" | "busy" | "done";
}

/** The options for the words typed; old ones stay until new ones came, and a slow answer never overtakes a later one. */
function useOptions<T>(words: string | null, find: ComboProps<T>["find"]): Found<T> & { ask: () => void } {
  const [found, setFound] = useState<Found<T>>({ options: [], of: null, state: "idle" });
  const latest = useRef(find);
  latest.current = find;
  const atOnce = useRef(() => {});
  useEffect(() => {
    if (words === null) return setFound({ options: [], of: null, state: "idle" });
    const abort = new AbortController();
    const of = words.trim();
    const ask = async () => {
      setFound((before) => ({ ...before, state: "busy" }));
      try {
        const options = await latest.current(of, abort.signal);
        if (!abort.signal.aborted) setFound({ options, of, state: "done" });
      } catch {
        if (!abort.signal.aborted) setFound({ options: [], of, state: "done" });
      }
    };
    const timer = setTimeout(() => void ask(), words === "" ? 0 : 120);
    atOnce.current = () => {
      clearTimeout(timer);
      void ask();
    };
    return () => {
      atOnce.current = () => {};
      clearTimeout(timer);
      abort.abort();
    };
  }, [words]);
  return { ...found, ask: () => atOnce.current() };
}
