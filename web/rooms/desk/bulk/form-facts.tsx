import { useState } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { Errors, Form } from "./form.ts";

const levels = ["", "1", "2", "3"] as const;
type Level = (typeof levels)[number];

/** Impact, urgency, or both. */
export function usePriority(): Form {
  const t = useWords("bulk");
  const ticket = useWords("ticket");
  const [impact, setImpact] = useState<Level>("");
  const [urgency, setUrgency] = useState<Level>("");
  const choices = (of: "impact" | "urgency") =>
    levels.map((value) => ({ value, label: value === "" ? t("priority.stays") : ticket(`${of}.${value}`) }));
  return {
    change:
      impact || urgency
        ? { act: "prioritise", ...(impact && { impact: Number(impact) }), ...(urgency && { urgency: Number(urgency) }) }
        : null,
    fields: (
      <>
        <Segmented label={ticket("fact.impact")} value={impact} onChange={setImpact} choices={choices("impact")} />
        <Segmented label={ticket("fact.urgency")} value={urgency} onChange={setUrgency} choices={choices("urgency")} />
      </>
    ),
  };
}

const wordsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

/** Tags to put on and to take off. */
export function useTags(errors: Errors): Form {
  const t = useWords("bulk");
  const [on, setOn] = useState("");
  const [off, setOff] = useState("");
  const [add, remove] = [wordsIn(on), wordsIn(off)];
  return {
    change: add.length + remove.length > 0 ? { act: "tag", add, remove } : null,
    fields: (
      <>
        <TextInput
          data-autofocus
          label={t("tags.add")}
          hint={t("tags.hint")}
          value={on}
          onChange={setOn}
          error={errors["change/add/0"] ?? null}
        />
        <TextInput label={t("tags.remove")} value={off} onChange={setOff} error={errors["change/remove/0"] ?? null} />
      </>
    ),
  };
}
