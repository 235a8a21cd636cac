import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useStepChoices } from "../../../platform/choices/use-step-choices.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { TeamSelect } from "../team-select.tsx";
import type { ActDraft } from "./act-draft.ts";
import { WordsFields } from "./words-fields.tsx";

interface ActFieldsProps {
  act: ActDraft;
  onChange: (changes: Partial<ActDraft>) => void;
  errorAt: (path: string) => string | null;
  readOnly: boolean;
  /** It is done by nobody: a rule does it. */
  unsigned?: boolean;
}

const reasons: readonly ActDraft["reason"][] = ["requester", "vendor", "scheduled", "approval", "parts"];

/** What one kind of act needs to know. */
export function ActFields({ act, onChange, errorAt, readOnly, unsigned }: ActFieldsProps) {
  const t = useWords("ready");
  const ticket = useWords("ticket");
  switch (act.act) {
    case "reply":
    case "note":
    case "solve":
      return (
        <>
          <WordsFields
            value={act.texts}
            onChange={(texts) => onChange({ texts })}
            errorAt={(language) => errorAt(`texts/${language}`)}
            readOnly={readOnly}
            unsigned={unsigned}
          />
          {act.act === "reply" && (
            <Checkbox label={t("act.reply_wait")} checked={act.wait} onChange={(wait) => onChange({ wait })} disabled={readOnly} />
          )}
        </>
      );
    case "wait":
      return (
        <FieldRow>
          <Select
            label={ticket("wait.for")}
            value={act.reason}
            onChange={(reason) => onChange({ reason })}
            disabled={readOnly}
            choices={reasons.map((value) => ({ value, label: ticket(`wait.for.${value}`) }))}
          />
          <TextInput
            label={t("act.hours")}
            hint={t("act.hours_hint")}
            optional
            inputMode="numeric"
            value={act.hours}
            onChange={(hours) => onChange({ hours: hours.replace(/\D/g, "") })}
            error={errorAt("hours")}
            disabled={readOnly}
          />
        </FieldRow>
      );
    case "priority":
      return (
        <FieldRow>
          {(["impact", "urgency"] as const).map((what) => (
            <Select
              key={what}
              label={t(`act.${what}`)}
              optional
              placeholder={t("act.as_it_is")}
              value={act[what]}
              onChange={(value: string) => onChange({ [what]: value })}
              error={errorAt(what)}
              disabled={readOnly}
              choices={([1, 2, 3] as const).map((level) => ({ value: String(level), label: ticket(`${what}.${level}`) }))}
            />
          ))}
        </FieldRow>
      );
    case "assign":
      return <Technician act={act} onChange={onChange} errorAt={errorAt} readOnly={readOnly} />;
    case "hand_over":
      return (
        <>
          <TeamSelect label={t("team")} value={act.team} onChange={(team) => onChange({ team })} error={errorAt("team")} />
          <TextArea
            label={t("act.why")}
            value={act.why}
            onChange={(why) => onChange({ why })}
            error={errorAt("reason")}
            minRows={2}
            disabled={readOnly}
          />
        </>
      );
    case "category":
      return <Category act={act} onChange={onChange} errorAt={errorAt} readOnly={readOnly} />;
    case "type":
      return <Type act={act} onChange={onChange} errorAt={errorAt} readOnly={readOnly} />;
    case "step":
      return <Step act={act} onChange={onChange} errorAt={errorAt} readOnly={readOnly} />;
    case "checklist":
      return <Checklist act={act} onChange={onChange} errorAt={errorAt} readOnly={readOnly} />;
    case "tags":
      return (
        <FieldRow>
          {(["add", "remove"] as const).map((what) => (
            <TextInput
              key={what}
              label={t(`act.tags_${what}`)}
              hint={t("act.tags_hint")}
              optional
              value={act[what]}
              onChange={(words) => onChange({ [what]: words })}
              error={errorAt(what)}
              disabled={readOnly}
              autoComplete="off"
            />
          ))}
        </FieldRow>
      );
    default:
      return null;
  }
}

function Technician({ act, onChange, errorAt, readOnly }: ActFieldsProps) {
  const t = useWords("ready");
  const { data } = useAsk("GET /technicians");
  return (
    <Select
      label={t("act.assignee")}
      optional
      placeholder={t("act.nobody")}
      value={act.assignee}
      onChange={(assignee: string) => onChange({ assignee })}
      error={errorAt("assignee")}
      disabled={readOnly}
      choices={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function Category({ act, onChange, errorAt, readOnly }: ActFieldsProps) {
  const t = useWords("ready");
  const { data } = useAsk("GET /categories");
  const known = (data?.items ?? []).filter(({ id, active }) => active || id === act.category);
  return (
    <Select
      label={t("act.category_field")}
      optional
      placeholder={t("act.no_category")}
      value={act.category}
      onChange={(category: string) => onChange({ category })}
      error={errorAt("category")}
      disabled={readOnly}
      choices={known.map(({ id, path }) => ({ value: id, label: inMyLanguage(path) }))}
    />
  );
}

function Type({ act, onChange, errorAt, readOnly }: ActFieldsProps) {
  const t = useWords("ready");
  const { data } = useAsk("GET /request-types");
  return (
    <Select
      label={t("act.type_field")}
      hint={t("act.type_hint")}
      optional
      placeholder={t("act.no_type")}
      value={act.type}
      onChange={(type: string) => onChange({ type })}
      error={errorAt("type")}
      disabled={readOnly}
      choices={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: inMyLanguage(name) }))}
    />
  );
}

function Step({ act, onChange, errorAt, readOnly }: ActFieldsProps) {
  const t = useWords("ready");
  return (
    <Select
      label={t("act.step_field")}
      placeholder={t("act.step_which")}
      value={act.step}
      onChange={(step: string) => onChange({ step })}
      error={errorAt("step")}
      disabled={readOnly}
      choices={useStepChoices()}
    />
  );
}

function Checklist({ act, onChange, errorAt, readOnly }: ActFieldsProps) {
  const t = useWords("ready");
  const { data } = useAsk("GET /checklist-templates");
  return (
    <Select
      label={t("act.checklist_field")}
      placeholder={t("act.checklist_which")}
      value={act.template}
      onChange={(template: string) => onChange({ template })}
      error={errorAt("template")}
      disabled={readOnly}
      choices={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
