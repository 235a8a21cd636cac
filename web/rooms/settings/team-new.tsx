import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { forget, keep, useTell } from "../../platform/queries.ts";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { KeyField } from "./key-field.tsx";
import { keyFrom } from "./key-from.ts";
import { TeamFields, teamBody, useTeamConsequence, type TeamValues } from "./team-fields.tsx";

const blank: TeamValues & { key: string } = {
  name: "",
  key: "",
  tier: "2",
  email: "",
  is_default: false,
  handles: "",
  follow_up: "reopen_within",
  follow_up_days: "30",
  closed: false,
  confidential: false,
};

export function TeamNew() {
  const t = useWords("settings");
  const say = useWords("ui");
  const go = useGo();
  const form = useForm(blank, "team.new");
  const add = useTell("POST /teams", {
    done: (team) => {
      keep("GET /teams/{id}", { params: { id: team.id } }, team);
      void forget("GET /teams");
      form.done();
      toast.told(t("team.added", { name: team.name }));
      go(paths.settings("teams", team.id), { replace: true });
    },
    refused: form.refused,
  });
  const { key, ...values } = form.values;
  const save = () =>
    form.check("name") &&
    add.mutate({ body: { ...teamBody(values), key: key || keyFrom(values.name), name: values.name, tier: Number(values.tier) } });
  return (
    <Page title={t("teams.new")} back={{ to: paths.settings("teams"), label: t("teams") }}>
      <Form
        form={form}
        creates
        onSave={save}
        save={t("team.add")}
        busy={add.isPending}
        consequence={useTeamConsequence(form, null)}
        beside={
          <LinkButton kind="quiet" to={paths.settings("teams")}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <TeamFields form={form} />
        <KeyField {...form.field("key")} from={values.name} />
      </Form>
    </Page>
  );
}
