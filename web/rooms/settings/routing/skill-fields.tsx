import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { Select } from "../../../ui/select.tsx";

interface Given {
  skill: string;
  level: number;
}

interface SkillFieldsProps {
  label: string;
  hint?: string;
  value: readonly Given[];
  onChange: (skills: Given[]) => void;
  error: string | null;
  /** What it is called where a skill is left out. */
  none: string;
}

/** A level for each skill, or none. */
export function SkillFields({ label, hint, value, onChange, error, none }: SkillFieldsProps) {
  const t = useWords("routing");
  const { data } = useAsk("GET /skills");
  const all = data?.items ?? [];
  const gone = value
    .filter(({ skill }) => data && !all.some(({ id }) => id === skill))
    .map(({ skill }) => ({ id: skill, name: t("gone") }));
  const skills = [...all, ...gone];
  const levels = ["0", "1", "2", "3"] as const;
  return (
    <ChoiceSet label={label} hint={skills.length === 0 && data ? t("skills_none") : hint} error={error}>
      {skills.map(({ id, name }) => (
        <Select
          key={id}
          label={name}
          value={String(value.find(({ skill }) => skill === id)?.level ?? 0)}
          choices={levels.map((level) => ({ value: level, label: level === "0" ? none : t(`level.${level}`) }))}
          onChange={(level) =>
            onChange([...value.filter(({ skill }) => skill !== id), ...(level === "0" ? [] : [{ skill: id, level: Number(level) }])])
          }
        />
      ))}
    </ChoiceSet>
  );
}
