import type { Insert } from "../../../../../contract/inserts.ts";
import { useWords } from "../../../../platform/i18n.ts";
import css from "./ready.module.css";

export interface ReadyOption {
  id: string;
  /** Where it comes from, when it is no snippet and nobody's name. */
  source?: Insert["source"];
  label: string;
  detail: string;
}

interface ReadyListProps {
  id: string;
  options: readonly ReadyOption[];
  active: number;
  onChoose: (option: ReadyOption) => void;
}

/** What may be put where one writes, below it: the field keeps the focus. */
export function ReadyList({ id, options, active, onChoose }: ReadyListProps) {
  const t = useWords("ticket");
  return (
    <ul
      id={id}
      className={css.list}
      role="listbox"
      aria-label={t("ready")}
      aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
      tabIndex={0}
    >
      {options.map((option, at) => (
        <li
          key={`${option.source ?? ""}${option.id}`}
          id={`${id}-${at}`}
          className={css.option}
          role="option"
          aria-selected={at === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          <span>{option.label}</span>
          {option.detail && <span className={css.detail}>{option.detail}</span>}
        </li>
      ))}
    </ul>
  );
}
