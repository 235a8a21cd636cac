import { IconTrash } from "@tabler/icons-react";
import type { Rule } from "../../../../contract/rules.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { AskOnce } from "../../../ui/ask-once.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ConditionFields } from "./condition-fields.tsx";
import { DryRun } from "./dry-run.tsx";
import { RuleActs } from "./rule-acts.tsx";
import { bodyOf, valuesOf } from "./rule-draft.ts";
import { RuleState } from "./rule-state.tsx";
import { RuleRuns } from "./runs.tsx";
import { RuleVersions } from "./versions.tsx";
import { WhenFields } from "./when-fields.tsx";

/** One rule: when, of which tickets, what it does; tried on the newest tickets before it is switched on. */
export function RuleForm({ rule }: { rule: Rule | undefined }) {
  const t = useWords("rules");
  const ui = useWords("ui");
  const go = useGo();
  const form = useForm(valuesOf(rule), `rule.${rule?.id ?? "new"}`);
  const done = (after: Rule) => {
    void forget("GET /rules");
    void forget("GET /rules/{id}/versions");
    form.done();
    toast.told(t("kept", { name: after.name }));
    go(paths.settings("rules", after.id), { replace: true });
  };
  const add = useTell("POST /rules", { done, refused: form.refused });
  const save = useTell("PATCH /rules/{id}", { done, refused: form.refused });
  const submit = () => {
    if (!form.check("name")) return;
    const body = bodyOf(form.values);
    if (rule) save.mutate({ params: { id: rule.id }, body, ifMatch: rule.version });
    else add.mutate({ body });
  };
  return (
    <Page
      title={rule?.name ?? t("new")}
      state={rule && <RuleState rule={rule} />}
      back={{ to: paths.settings("rules"), label: t("title") }}
      actions={rule && <Delete rule={rule} />}
    >
      {rule && <Trouble rule={rule} />}
      <Form form={form} creates={!rule} onSave={submit} save={ui("save")} busy={add.isPending || save.isPending}>
        <TextInput label={t("name")} maxLength={100} {...form.field("name")} />
        <WhenFields form={form} />
        <ConditionFields form={form} />
        <RuleActs form={form} />
        <Checkbox label={t("last")} hint={t("last_hint")} checked={form.values.last} onChange={(last) => form.set({ last })} />
        <Checkbox label={t("active")} hint={t("active_hint")} checked={form.values.active} onChange={(active) => form.set({ active })} />
        <DryRun form={form} />
      </Form>
      {rule && <RuleRuns id={rule.id} />}
      {rule && <RuleVersions rule={rule} onDone={form.done} />}
    </Page>
  );
}

function Trouble({ rule }: { rule: Rule }) {
  const t = useWords("rules");
  if (rule.stopped_at !== null)
    return (
      <Banner tone="red" title={t("stopped")}>
        {t("stopped_how")}
      </Banner>
    );
  if (rule.attention.length === 0) return null;
  const where = rule.attention.map((one) =>
    t(`gone.${one.where}`, { what: one.where === "acts" ? String(Number(one.what) + 1) : one.what }),
  );
  return (
    <Banner tone="amber" title={t("attention")}>
      {[...new Set(where)].join(" ")}
    </Banner>
  );
}

function Delete({ rule: { id, name } }: { rule: Rule }) {
  const t = useWords("rules");
  const go = useGo();
  const drop = useTell("DELETE /rules/{id}", {
    done: () => {
      void forget("GET /rules");
      toast.told(t("deleted", { name }));
      go(paths.settings("rules"), { replace: true });
    },
  });
  return (
    <AskOnce
      label={t("delete")}
      icon={IconTrash}
      title={t("delete.title", { name })}
      busy={drop.isPending}
      onSure={() => drop.mutate({ params: { id } })}
    >
      {t("delete.what")}
    </AskOnce>
  );
}
