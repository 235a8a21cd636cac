import type { ShapeEffect } from "../../../../contract/forms.ts";
import type { Step } from "../../../../contract/step.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { Select } from "../../../ui/select.tsx";
import type { Moves } from "./moves.ts";

interface MoveOnProps {
  effect: ShapeEffect;
  /** As they will be. */
  steps: readonly Step[];
  moves: Moves;
  onChange: (moves: Moves) => void;
}

/** To which step the tickets go that stand at one that is set no more. They stay unless somebody says so. */
export function MoveOn({ effect: { step, tickets }, steps, moves, onChange }: MoveOnProps) {
  const t = useWords("settings");
  if (step === null || tickets === 0) return null;
  const choices = steps.filter(({ retired }) => !retired).map(({ key, label }) => ({ value: key, label: inMyLanguage(label) }));
  return (
    <Select
      label={t("effect.step_to", { n: tickets })}
      hint={t("effect.step_to_hint")}
      value={moves[step] ?? ""}
      onChange={(to: string) => onChange({ ...moves, [step]: to })}
      choices={[{ value: "", label: t("effect.step_stay") }, ...choices, { value: "none", label: t("effect.step_none") }]}
    />
  );
}
