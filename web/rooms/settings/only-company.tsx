import type { SignInRule } from "../../../contract/identity.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { forget, keep, useAsk, useTell } from "../../platform/queries.ts";
import { Banner } from "../../ui/banner.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ChoiceSet } from "../../ui/choice-set.tsx";
import { Form } from "../../ui/form.tsx";
import { Section } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { toast } from "../../ui/toast.tsx";

/** Everybody signs in through the company, but for named administrators; nothing where the company has no provider. */
export function OnlyCompany() {
  const t = useWords("settings");
  const reading = useAsk("GET /sign-in-rule");
  const { data: ways } = useAsk("GET /sign-in-ways");
  if (!ways || (ways.items.length === 0 && !ways.only)) return null;
  return (
    <Section title={t("only")} lead={t("only.lead")}>
      <Reading of={reading}>{(rule) => <RuleForm key={JSON.stringify(rule)} rule={rule} />}</Reading>
    </Section>
  );
}

const why = ({ fit, password, second_factor }: SignInRule["administrators"][number]) =>
  fit ? "only.fit" : !password ? "only.no_password" : !second_factor ? "only.no_factor" : "only.closed";

function RuleForm({ rule }: { rule: SignInRule }) {
  const t = useWords("settings");
  const say = useWords("ui");
  const named = rule.administrators.filter(({ break_glass }) => break_glass).map(({ id }) => id);
  const form = useForm({ only_company: rule.only_company, break_glass: named }, "sign-in-rule");
  const { only_company: on, break_glass: chosen } = form.values;
  const save = useTell("PUT /sign-in-rule", {
    done: (after) => {
      form.done();
      keep("GET /sign-in-rule", {}, after);
      void forget("GET /sign-in-ways");
      toast.told(t(after.only_company && !rule.only_company ? "only.saved_on" : "only.saved"));
    },
    refused: form.refused,
  });
  const set = (id: string, wanted: boolean) =>
    form.set({ break_glass: rule.administrators.map((one) => one.id).filter((one) => (one === id ? wanted : chosen.includes(one))) });
  const canSwitch = rule.only_company || rule.came_through_company;
  return (
    <Form
      label={t("only")}
      form={form}
      save={say("save")}
      busy={save.isPending}
      onSave={() => save.mutate({ body: { only_company: on, break_glass: chosen } })}
    >
      {!canSwitch && <Banner tone="accent" title={t("only.come")} />}
      <Checkbox
        label={t("only.on")}
        hint={t("only.on_hint")}
        checked={on}
        disabled={!canSwitch}
        onChange={(only_company) => form.set({ only_company })}
      />
      {on && !rule.administrators.some(({ id, fit }) => fit && chosen.includes(id)) && <Banner tone="amber" title={t("only.none")} />}
      <ChoiceSet label={t("only.glass")} hint={t("only.glass_hint")} error={form.errorAt("break_glass")}>
        {rule.administrators.map((one) => (
          <Checkbox
            key={one.id}
            label={one.name}
            hint={t(why(one))}
            checked={chosen.includes(one.id)}
            onChange={(wanted) => set(one.id, wanted)}
          />
        ))}
      </ChoiceSet>
    </Form>
  );
}
