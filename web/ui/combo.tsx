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
  const { options, state } = useOptions(words, find);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const typed = words?.trim() ?? "";

  useEffect(() => {
    if (options.length > 0) combobox.selectFirstOption();
    // Only when new options arrive.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [options]);

  const take = (chosen: string) => {
    combobox.closeDropdown();
    if (chosen === making) create?.run(typed);
    else onChange(options.find((option) => option.value === chosen) ?? null);
    setWords(null);
  };
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
                    combobox.openDropdown();
                  }}
                  onFocus={(event) => {
                    event.currentTarget.select();
                    setWords(words ?? (value ? null : ""));
                    if (!value) combobox.openDropdown();
                  }}
                  onClick={() => combobox.openDropdown()}
                  onBlur={() => {
                    combobox.closeDropdown();
                    setWords(null);
                  }}
                  onKeyDown={(event) => {
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

type Finding = "idle" | "busy" | "done";

/** The options for the words typed; old ones stay until new ones came, and a slow answer never overtakes a later one. */
function useOptions<T>(words: string | null, find: ComboProps<T>["find"]): { options: readonly Option<T>[]; state: Finding } {
  const [found, setFound] = useState<{ options: readonly Option<T>[]; state: Finding }>({ options: [], state: "idle" });
  const latest = useRef(find);
  latest.current = find;
  useEffect(() => {
    if (words === null) return setFound({ options: [], state: "idle" });
    const abort = new AbortController();
    const ask = async () => {
      setFound((before) => ({ ...before, state: "busy" }));
      try {
        const options = await latest.current(words.trim(), abort.signal);
        if (!abort.signal.aborted) setFound({ options, state: "done" });
      } catch {
        if (!abort.signal.aborted) setFound({ options: [], state: "done" });
      }
    };
    const timer = setTimeout(() => void ask(), words === "" ? 0 : 120);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [words]);
  return found;
}
