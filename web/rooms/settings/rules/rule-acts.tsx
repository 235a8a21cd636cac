import { IconPlus } from "@tabler/icons-react";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { Heading } from "../../../ui/text.tsx";
import { ActCard } from "../ready/act-card.tsx";
import { ActFields } from "../ready/act-fields.tsx";
import { TeamSelect } from "../team-select.tsx";
import { blankRuleAct, ruleActs, type RuleActDraft, type RuleValues } from "./rule-draft.ts";

const mostActs = 10;

/** What the rule does, act by act. */
export function RuleActs({ form }: { form: Form<RuleValues> }) {
  const t = useWords("ready");
  const { acts } = form.values;
  const set = (next: RuleActDraft[]) => form.set({ acts: next });
  const change = (act: RuleActDraft, changes: Partial<RuleActDraft>) =>
    set(acts.map((each) => (each.id === act.id ? { ...act, ...changes } : each)));
  const move = (from: number, to: number) => {
    const next = [...acts];
    next.splice(to, 0, ...next.splice(from, 1));
    set(next);
  };
  return (
    <>
      <Heading level={2}>{t("acts")}</Heading>
      {acts.map((act, at) => (
        <ActCard
          key={act.id}
          kind={act.act}
          kinds={ruleActs.map((value) => ({ value, label: t(`act.${value}`) }))}
          at={at}
          last={at === acts.length - 1}
          readOnly={false}
          onKind={(kind) => change(act, { act: kind })}
          onMove={(by) => move(at, at + by)}
          onRemove={() => set(acts.filter(({ id }) => id !== act.id))}
          error={form.errorAt(`acts/${at}/act`)}
        >
          <Fields act={act} onChange={(changes) => change(act, changes)} errorAt={(path) => form.errorAt(`acts/${at}/${path}`)} />
        </ActCard>
      ))}
      {acts.length < mostActs && (
        <div>
          <Button
            icon={IconPlus}
            onClick={() => set([...acts, blankRuleAct(String(Math.max(-1, ...acts.map(({ id }) => Number(id))) + 1))])}
          >
            {t("acts.add")}
          </Button>
        </div>
      )}
    </>
  );
}

interface FieldsProps {
  act: RuleActDraft;
  onChange: (changes: Partial<RuleActDraft>) => void;
  errorAt: (path: string) => string | null;
}

function Fields({ act, onChange, errorAt }: FieldsProps) {
  if (act.act === "notify") return <Notify act={act} onChange={onChange} errorAt={errorAt} />;
  return (
    <ActFields
      act={{ ...act, act: act.act }}
      onChange={({ act: _, ...changes }) => onChange(changes)}
      errorAt={errorAt}
      readOnly={false}
      unsigned
    />
  );
}

function Notify({ act, onChange, errorAt }: FieldsProps) {
  const t = useWords("rules");
  const { data } = useAsk("GET /technicians");
  return (
    <>
      <TeamSelect label={t("notify.team")} value={act.toTeam} onChange={(toTeam) => onChange({ toTeam })} error={errorAt("team")} />
      <ChoiceSet label={t("notify.people")} error={errorAt("people")}>
        {(data?.items ?? []).map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={act.people.includes(id)}
            onChange={(on) => onChange({ people: on ? [...act.people, id] : act.people.filter((one) => one !== id) })}
          />
        ))}
      </ChoiceSet>
      <TextArea label={t("notify.words")} value={act.told} onChange={(told) => onChange({ told })} error={errorAt("reason")} minRows={2} />
    </>
  );
}
