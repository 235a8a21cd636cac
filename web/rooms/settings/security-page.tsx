import type { Role } from "../../../contract/access.ts";
import type { Answer } from "../../platform/client.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { keep, useAsk, useTell } from "../../platform/queries.ts";
import { Banner } from "../../ui/banner.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ChoiceSet } from "../../ui/choice-set.tsx";
import { Form } from "../../ui/form.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { toast } from "../../ui/toast.tsx";
import { OnlyCompany } from "./only-company.tsx";

type Rules = Answer<"GET /second-factor-rules">["items"];

/** Which roles must have a second factor. */
export function SecurityPage() {
  const t = useWords("settings");
  const reading = useAsk("GET /second-factor-rules");
  return (
    <Page title={t("security")} lead={t("security.lead")}>
      <Reading of={reading}>{({ items }) => <RulesForm key={JSON.stringify(items)} rules={items} />}</Reading>
      <OnlyCompany />
    </Page>
  );
}

function RulesForm({ rules }: { rules: Rules }) {
  const t = useWords("settings");
  const say = useWords("ui");
  const form = useForm({ roles: rules.filter(({ needed }) => needed).map(({ role }) => role) }, "second-factor-rules");
  const save = useTell("PUT /second-factor-rules", {
    done: (after) => {
      form.done();
      keep("GET /second-factor-rules", {}, after);
      toast.told(t("security.saved"));
    },
    refused: form.refused,
  });
  const { roles } = form.values;
  const set = (role: Role, wanted: boolean) =>
    form.set({ roles: rules.map((rule) => rule.role).filter((each) => (each === role ? wanted : roles.includes(each))) });
  return (
    <Form form={form} save={say("save")} busy={save.isPending} onSave={() => save.mutate({ body: { roles } })}>
      {!roles.includes("administrator") && <Banner tone="amber" title={t("security.advice")} />}
      <ChoiceSet label={t("security.roles")} hint={t("security.hint")} error={form.errorAt("roles")}>
        {rules.map(({ role, people, without }) => (
          <Checkbox
            key={role}
            label={say(`role.${role}`)}
            hint={role === "requester" ? t("security.everybody") : t("security.without", { people, without })}
            checked={roles.includes(role)}
            onChange={(wanted) => set(role, wanted)}
          />
        ))}
      </ChoiceSet>
    </Form>
  );
}
