import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Stack } from "../../ui/stack.tsx";
import { Heading } from "../../ui/text.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import css from "./requests/field-card.module.css";

interface Step {
  text: string;
  mandatory: boolean;
}
interface ChecklistStepsProps {
  steps: readonly Step[];
  onChange: (steps: Step[]) => void;
  errorAt: (path: string) => string | null;
}

/** The steps of a checklist, in order: moved by buttons, or by Alt and an arrow in their text. */
export function ChecklistSteps({ steps, onChange, errorAt }: ChecklistStepsProps) {
  const t = useWords("settings");
  const move = (from: number, by: -1 | 1) => {
    const step = steps[from];
    if (step && from + by >= 0 && from + by < steps.length) onChange(steps.toSpliced(from, 1).toSpliced(from + by, 0, step));
  };
  const set = (at: number, next: Partial<Step>) => onChange(steps.map((step, index) => (index === at ? { ...step, ...next } : step)));
  return (
    <Stack>
      <Heading level={2}>{t("checklists.steps")}</Heading>
      {steps.map((step, at) => (
        <fieldset key={at} className={css.card}>
          <legend className="unseen">{t("checklists.step", { n: at + 1 })}</legend>
          <div className={css.head}>
            <span className={css.number} aria-hidden>
              {t("checklists.step", { n: at + 1 })}
            </span>
            <IconButton
              small
              label={t("checklists.up", { n: at + 1 })}
              icon={IconArrowUp}
              disabled={at === 0}
              onClick={() => move(at, -1)}
            />
            <IconButton
              small
              label={t("checklists.down", { n: at + 1 })}
              icon={IconArrowDown}
              disabled={at === steps.length - 1}
              onClick={() => move(at, 1)}
            />
            <IconButton
              small
              label={t("checklists.drop", { n: at + 1 })}
              icon={IconTrash}
              disabled={steps.length === 1}
              onClick={() => onChange(steps.toSpliced(at, 1))}
            />
          </div>
          <TextInput
            label={t("checklists.what")}
            hideLabel
            placeholder={t("checklists.what")}
            maxLength={300}
            value={step.text}
            onChange={(text) => set(at, { text })}
            error={errorAt(`items/${at}/text`)}
            autoFocus={step.text === "" && at > 0}
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
              event.preventDefault();
              move(at, event.key === "ArrowUp" ? -1 : 1);
            }}
          />
          <Checkbox
            label={t("checklists.must")}
            hint={t("checklists.must.hint")}
            checked={step.mandatory}
            onChange={(mandatory) => set(at, { mandatory })}
          />
        </fieldset>
      ))}
      <div>
        <Button icon={IconPlus} disabled={steps.length >= 100} onClick={() => onChange([...steps, { text: "", mandatory: false }])}>
          {t("checklists.more")}
        </Button>
      </div>
    </Stack>
  );
}
