import { IconX } from "@tabler/icons-react";
import { useWords } from "../i18n.ts";
import { Chip } from "../../ui/badge.tsx";
import { AddPart } from "./add-part.tsx";
import css from "./filter.module.css";
import { partsOf, without, withPart } from "./parts.ts";
import { usePartWords } from "./part-words.ts";

/** The parts of a filter, each to be taken away, and a way to a further one: for those who do not type. They write the same text. */
export function PartChips({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useWords("views");
  const say = usePartWords();
  const parts = partsOf(text);
  return (
    <div className={css.parts} role="group" aria-label={t("parts")}>
      {parts?.map((part, at) => {
        const words = say(part);
        return (
          <Chip key={`${at} ${words}`} icon={IconX} label={t("part.remove", { what: words })} onClick={() => onChange(without(text, at))}>
            {words}
          </Chip>
        );
      })}
      {parts && <AddPart onAdd={(part) => onChange(withPart(text, part))} />}
    </div>
  );
}
