import { useEffect, useState, type Ref } from "react";
import type { FilterFault } from "../../../contract/filter.ts";
import { longestFilter } from "../../../contract/filter.ts";
import { parseFilter } from "../../../contract/filter-parse.ts";
import { isRefusal } from "../client.ts";
import { useWords } from "../i18n.ts";
import { LanguageField } from "../../ui/language-field.tsx";
import { useSuggest } from "./use-suggest.ts";

interface FilterFieldProps {
  label: string;
  hideLabel?: boolean;
  hint?: string;
  optional?: boolean;
  placeholder?: string;
  /** Said where the text itself can be meant. */
  error?: string | null | undefined;
  value: string;
  onChange: (value: string) => void;
  /** What the server said of this very text. */
  refused?: Refused | null;
  onEnter?: () => void;
  onEscape?: () => void;
  inputRef?: Ref<HTMLTextAreaElement>;
}

/** A word that only the server knows to be wrong, and of which text it said so. */
export interface Refused {
  text: string;
  at: number;
  length: number;
  sentence: string;
}

/** What the server said is wrong with a filter, at which word; null when it said something else. */
export function refusedFilter(error: unknown, text: string, pointer: string): Refused | null {
  if (!isRefusal(error)) return null;
  const fault = error.problem["filter_fault"] as { at: number; length: number } | undefined;
  const found = error.errors.find((one) => one.pointer === pointer);
  return fault && found ? { text, at: fault.at, length: fault.length, sentence: found.detail ?? error.message } : null;
}

/** Where a text cannot be meant, and the sentence that says why. */
function useFault(text: string): { at: number; length: number; sentence: string } | null {
  const t = useWords("views");
  const parsed = parseFilter(text);
  if (!("fault" in parsed)) return null;
  const { code, at, length, known }: FilterFault = parsed.fault;
  const word = text.slice(at, at + length);
  return { at, length, sentence: t.maybe(`fault.${code}`, { word, known: (known ?? []).join(", ") }) };
}

/** A filter in its own words: names and values are offered while typing, the wrong word is underlined and the sentence says why. */
export function FilterField({ value, refused, placeholder, error, ...rest }: FilterFieldProps) {
  const t = useWords("views");
  const suggest = useSuggest();
  // Nobody is told of a mistake in a word that they are still writing.
  const rested = useRested(value);
  const own = useFault(value);
  const fault = own ?? (refused && refused.text === value ? refused : null);
  const said = fault && (rested === value || fault === refused) ? fault : null;
  return (
    <LanguageField
      {...rest}
      value={value}
      suggest={suggest}
      fault={said}
      error={said?.sentence ?? error ?? null}
      placeholder={placeholder ?? t("filter.placeholder")}
      maxLength={longestFilter}
    />
  );
}

/** What was typed, once the person pauses. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), 600);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
