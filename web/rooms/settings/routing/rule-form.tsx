import type { RoutingRule } from "../../../../contract/routing.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { toast } from "../../../ui/toast.tsx";
import { AboutFields } from "./about-fields.tsx";
import { DeleteRule } from "./delete-rule.tsx";
import { bodyOf, valuesOf } from "./rule-draft.ts";
import { Simulation } from "./simulation.tsx";
import { RoutingVersions } from "./versions.tsx";
import { WhoFields } from "./who-fields.tsx";

/** Whether it asks anybody, or why not. */
export function RuleState({ rule }: { rule: RoutingRule }) {
  const t = useWords("routing");
  if (rule.attention.length > 0) return <Badge tone="amber">{t("state.attention")}</Badge>;
  return rule.active ? <Badge tone="green">{t("state.on")}</Badge> : <Badge tone="quiet">{t("state.off")}</Badge>;
}

/** One rule: of which tickets, who is asked, for how long; tried on what came before it is switched on. */
export function RuleForm({ rule }: { rule: RoutingRule | undefined }) {
  const t = useWords("routing");
  const ui = useWords("ui");
  const go = useGo();
  const form = useForm(valuesOf(rule), `routing.${rule?.id ?? "new"}`);
  const done = (after: RoutingRule) => {
    void forget("GET /routing-rules");
    void forget("GET /routing-rules/{id}/versions");
    form.done();
    toast.told(t("kept", { name: after.name }));
    go(paths.settings("routing", after.id), { replace: true });
  };
  const add = useTell("POST /routing-rules", { done, refused: form.refused });
  const save = useTell("PATCH /routing-rules/{id}", { done, refused: form.refused });
  const submit = () => {
    if (!form.check("name", "fallback")) return;
    const body = bodyOf(form.values);
    if (rule) save.mutate({ params: { id: rule.id }, body, ifMatch: rule.version });
    else add.mutate({ body });
  };
  return (
    <Page
      title={rule?.name ?? t("new")}
      state={rule && <RuleState rule={rule} />}
      back={{ to: paths.settings("routing"), label: t("title") }}
      actions={rule && <DeleteRule rule={rule} />}
    >
      {rule && rule.attention.length > 0 && (
        <Banner tone="amber" title={t("attention")}>
          {t("attention_how", { what: rule.attention.map((what) => (what.includes(":") ? what : t("gone"))).join(", ") })}
        </Banner>
      )}
      <Form form={form} creates={!rule} onSave={submit} save={ui("save")} busy={add.isPending || save.isPending}>
        <TextInput label={t("name")} maxLength={100} {...form.field("name")} />
        <AboutFields form={form} />
        <WhoFields form={form} />
        <Checkbox label={t("active")} hint={t("active_hint")} checked={form.values.active} onChange={(active) => form.set({ active })} />
        <Simulation form={form} />
      </Form>
      {rule && <RoutingVersions rule={rule} onDone={form.done} />}
    </Page>
  );
}
