import "@mantine/core/styles/Combobox.layer.css";
import "@mantine/core/styles/Popover.layer.css";
import "@mantine/core/styles/ScrollArea.layer.css";
import { Combobox, useCombobox } from "@mantine/core";
import { useEffect, useId, useLayoutEffect, useRef, useState, type Ref } from "react";
import combo from "./combo.module.css";
import { Field, type FieldProps } from "./field.tsx";
import css from "./language-field.module.css";

/** What may stand at the cursor. */
export interface Suggestion {
  label: string;
  /** What is written, where the label says it in other words. */
  detail?: string;
  /** Replaces the text from here to there. */
  from: number;
  to: number;
  text: string;
}

interface LanguageFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** What may stand at the cursor; asked anew 120 ms after the last key. */
  suggest: (text: string, cursor: number, signal: AbortSignal) => Promise<readonly Suggestion[]>;
  /** The word that is wrong is underlined; `error` says why. */
  fault?: { at: number; length: number } | null;
  placeholder?: string;
  maxLength?: number;
  onEnter?: () => void;
  /** Esc, when no suggestions are open. */
  onEscape?: () => void;
  inputRef?: Ref<HTMLTextAreaElement>;
}

/** A text in a small language of the desk: what may stand at the cursor is offered, the word that is wrong is underlined. */
export function LanguageField(props: LanguageFieldProps) {
  const { value, onChange, suggest, fault, placeholder, maxLength, onEnter, onEscape, inputRef, label, hideLabel, hint, error, optional } =
    props;
  const made = useId();
  const area = useRef<HTMLTextAreaElement | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const moveTo = useRef<number | null>(null);
  const suggestions = useSuggestions(value, cursor, suggest);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useEffect(() => {
    combobox.resetSelectedOption();
    // Only when new suggestions arrive.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [suggestions]);
  useLayoutEffect(() => {
    if (moveTo.current === null) return;
    area.current?.setSelectionRange(moveTo.current, moveTo.current);
    setCursor(moveTo.current);
    moveTo.current = null;
  }, [value]);
  const take = (at: string) => {
    const chosen = suggestions[Number(at)];
    if (!chosen) return;
    moveTo.current = chosen.from + chosen.text.length;
    onChange(value.slice(0, chosen.from) + chosen.text + value.slice(chosen.to));
    combobox.openDropdown();
  };
  const open = combobox.dropdownOpened && suggestions.length > 0;
  const look = (element: HTMLTextAreaElement) => setCursor(element.selectionStart);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={take}
      withinPortal
      shadow="md"
      position="bottom-start"
      middlewares={{ flip: true, shift: true }}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: combo.dropdown, option: combo.option }}
      zIndex={420}
    >
      <Field {...{ label, hideLabel, hint, error, optional }} id={made}>
        {(wiring) => (
          <Combobox.Target>
            <div className={css.frame} data-wrong={wiring["aria-invalid"]}>
              <div className={css.mirror} aria-hidden>
                {fault ? (
                  <>
                    {value.slice(0, fault.at)}
                    <span className={css.wrong}>{value.slice(fault.at, fault.at + fault.length)}</span>
                    {value.slice(fault.at + fault.length)}
                  </>
                ) : (
                  value
                )}
                {"\u200B"}
              </div>
              <Combobox.EventsTarget withExpandedAttribute>
                <textarea
                  ref={(element) => {
                    area.current = element;
                    if (typeof inputRef === "function") inputRef(element);
                    else if (inputRef) inputRef.current = element;
                  }}
                  rows={1}
                  autoComplete="off"
                  autoCapitalize="off"
                  spellCheck={false}
                  maxLength={maxLength}
                  placeholder={placeholder}
                  className={css.area}
                  value={value}
                  onChange={(event) => {
                    onChange(event.currentTarget.value.replaceAll(/\s*\n\s*/g, " "));
                    look(event.currentTarget);
                    combobox.openDropdown();
                  }}
                  onSelect={(event) => look(event.currentTarget)}
                  onFocus={(event) => {
                    look(event.currentTarget);
                    combobox.openDropdown();
                  }}
                  onBlur={() => {
                    combobox.closeDropdown();
                    setCursor(null);
                  }}
                  onKeyDown={(event) => {
                    const chosen = open && combobox.getSelectedOptionIndex() >= 0;
                    if (event.key === "Tab" && chosen && !event.shiftKey) {
                      event.preventDefault();
                      take(String(combobox.getSelectedOptionIndex()));
                    } else if (event.key === "Enter" && !chosen) {
                      event.preventDefault();
                      combobox.closeDropdown();
                      onEnter?.();
                    } else if (event.key === "Escape" && open) {
                      event.stopPropagation();
                      event.preventDefault();
                      combobox.closeDropdown();
                    } else if (event.key === "Escape" && onEscape) {
                      event.preventDefault();
                      onEscape();
                    }
                  }}
                  {...wiring}
                />
              </Combobox.EventsTarget>
            </div>
          </Combobox.Target>
        )}
      </Field>
      <Combobox.Dropdown hidden={suggestions.length === 0}>
        <Combobox.Options className={combo.options} aria-label={label}>
          {suggestions.map((one, at) => (
            <Combobox.Option key={`${one.from} ${one.text}`} value={String(at)}>
              <span className={combo.words}>
                <span className={combo.label}>{one.label}</span>
                {one.detail && <span className={combo.detail}>{one.detail}</span>}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** A slow answer never overtakes a later one. */
function useSuggestions(text: string, cursor: number | null, suggest: LanguageFieldProps["suggest"]): readonly Suggestion[] {
  const [found, setFound] = useState<readonly Suggestion[]>([]);
  const latest = useRef(suggest);
  latest.current = suggest;
  useEffect(() => {
    if (cursor === null) return setFound([]);
    const abort = new AbortController();
    const ask = async () => {
      const next = await latest.current(text, cursor, abort.signal).catch(() => []);
      if (!abort.signal.aborted) setFound(next);
    };
    const timer = setTimeout(() => void ask(), 120);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, cursor]);
  return found;
}
