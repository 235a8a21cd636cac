import type { Filter } from "../../../contract/filter.ts";
import { useWords } from "../i18n.ts";
import { textOf } from "./parts.ts";
import { useFieldWords } from "./values.ts";

/** A part of a filter as a person would say it: "Status: In progress, Waiting". What is more than one question stays as it is written. */
export function usePartWords(): (part: Filter) => string {
  const t = useWords("views");
  const say = useFieldWords();
  const plain = (part: Filter): string | null => {
    if ("is" in part) return say.value("is", part.is);
    if ("words" in part) return t("part.words", { words: part.words });
    if ("values" in part)
      return t("part.is", { field: say.field(part.field), value: part.values.map((one) => say.value(part.field, one)).join(", ") });
    if ("at" in part) return `${say.field(part.field)} ${part.order} ${part.at}`;
    if ("number" in part) return `${say.field(part.field)} ${part.order} ${part.number}`;
    return null;
  };
  return (part) => {
    if ("not" in part) {
      const inner = plain(part.not);
      return inner === null ? textOf([part]) : t("part.not", { what: inner });
    }
    return plain(part) ?? textOf([part]);
  };
}
