import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Select } from "../../../ui/select.tsx";
import { Section } from "../../../ui/page.tsx";
import { RetiredList } from "./retired-list.tsx";
import { BothLanguages } from "../both-languages.tsx";
import css from "./field-card.module.css";
import { blankStep, withoutStep, type StepDraft } from "./step-draft.ts";

interface StepBuilderProps {
  steps: readonly StepDraft[];
  onChange: (steps: StepDraft[]) => void;
  errorAt: (path: string) => string | null;
}

/** Where the tickets of a request type may stand, in order; below them those that are set no more. */
export function StepBuilder({ steps, onChange, errorAt }: StepBuilderProps) {
  const t = useWords("settings");
  const used = steps.filter(({ retired }) => !retired);
  const retired = steps.filter((step) => step.retired);
  const move = (at: number, by: -1 | 1) => {
    const next = [...used];
    const [step] = next.splice(at, 1);
    if (step) next.splice(at + by, 0, step);
    onChange([...next, ...retired]);
  };
  return (
    <Section title={t("steps")} lead={t("steps.lead")}>
      {used.map((step, at) => (
        <StepCard
          key={step.id}
          step={step}
          others={used.filter((each) => each !== step)}
          at={at}
          last={at === used.length - 1}
          onChange={(next) => onChange([...used.map((each) => (each === step ? next : each)), ...retired])}
          onMove={(by) => move(at, by)}
          onRemove={() => onChange(withoutStep([...used, ...retired], step))}
          errorAt={(path) => errorAt(`steps/${at}/${path}`)}
        />
      ))}
      <div>
        <Button icon={IconPlus} onClick={() => onChange([...used, blankStep(steps), ...retired])}>
          {t("steps.add")}
        </Button>
      </div>
      <RetiredList
        title={t("steps.retired")}
        again={t("steps.use_again")}
        items={retired}
        onAgain={(one) => onChange([...used, { ...one, retired: false }, ...retired.filter((each) => each !== one)])}
      />
    </Section>
  );
}

interface StepCardProps {
  step: StepDraft;
  others: readonly StepDraft[];
  at: number;
  last: boolean;
  onChange: (step: StepDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  errorAt: (path: string) => string | null;
}

const stands = ["open", "requester", "vendor", "scheduled", "approval", "parts"] as const;

/** One step: its words, what its requester reads, which status it is a part of, and from where it is reached. */
function StepCard({ step, others, at, last, onChange, onMove, onRemove, errorAt }: StepCardProps) {
  const t = useWords("settings");
  const ui = useWords("ui");
  const n = at + 1;
  const put = (part: Partial<StepDraft>) => onChange({ ...step, ...part });
  const { after } = step;
  const from = (id: string, on: boolean) => put({ after: on ? [...(after ?? []), id] : (after ?? []).filter((one) => one !== id) });
  return (
    <fieldset className={css.card}>
      <legend className="unseen">{t("step", { n })}</legend>
      <div className={css.head}>
        <span className={css.number} aria-hidden>
          {t("step", { n })}
        </span>
        <IconButton small label={t("step.up", { n })} icon={IconArrowUp} disabled={at === 0} onClick={() => onMove(-1)} />
        <IconButton small label={t("step.down", { n })} icon={IconArrowDown} disabled={last} onClick={() => onMove(1)} />
        <IconButton small label={t("step.remove", { n })} icon={IconTrash} onClick={onRemove} />
      </div>
      <BothLanguages
        label={t("step.label")}
        path="label"
        value={step.label}
        onChange={(label) => put({ label })}
        errorAt={(path) => errorAt(path) ?? (path === "label/en" ? errorAt("key") : null)}
        autoFocus={step.key === null && step.label.en === ""}
      />
      <BothLanguages
        label={t("step.told")}
        hint={t("step.told_hint")}
        path="told"
        value={step.told}
        onChange={(told) => put({ told })}
        errorAt={errorAt}
        optional
      />
      <Select
        label={t("step.status")}
        hint={t("step.status_hint")}
        value={step.stands}
        onChange={(next) => put({ stands: next })}
        choices={stands.map((value) => ({ value, label: value === "open" ? ui("status.open") : ui(`waiting.${value}`) }))}
        error={errorAt("status") ?? errorAt("reason")}
      />
      <Checkbox label={t("step.anywhere")} checked={after === null} onChange={(all) => put({ after: all ? null : ["none"] })} />
      {after !== null && (
        <ChoiceSet label={t("step.after")} error={errorAt("after")}>
          <Checkbox label={t("step.after_none")} checked={after.includes("none")} onChange={(on) => from("none", on)} />
          {others.map(({ id, label }) => (
            <Checkbox key={id} label={inMyLanguage(label) || "…"} checked={after.includes(id)} onChange={(on) => from(id, on)} />
          ))}
        </ChoiceSet>
      )}
    </fieldset>
  );
}
