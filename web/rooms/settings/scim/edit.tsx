import type { ScimSource } from "../../../../contract/scim.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { forget, keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { EditForm, whenKept } from "../edit-form.tsx";
import { ScimFaults } from "./faults.tsx";
import { ScimFields } from "./fields.tsx";
import { ScimHeld } from "./held.tsx";
import { ScimTokens } from "./tokens.tsx";
import { bodyOf, valuesOf, type ScimValues } from "./values.ts";

export function ScimEdit({ id }: { id: string }) {
  const reading = useAsk("GET /scim-sources/{id}", { params: { id } });
  return <Reading of={reading}>{(source) => <Known source={source} />}</Reading>;
}

function Known({ source }: { source: ScimSource }) {
  const t = useWords("scim");
  const time = useTime();
  const write = useMay()("accounts:write");
  const { id, name, active, people, heard_at, faults, groups_known, version } = source;
  const form = useForm<ScimValues>(valuesOf(source), `scim.${id}`);
  const put = (after: ScimSource) => {
    keep("GET /scim-sources/{id}", { params: { id } }, after);
    void forget("GET /scim-sources");
  };
  const save = useTell("PATCH /scim-sources/{id}", whenKept(form, put));
  const turn = useTell("PATCH /scim-sources/{id}", { done: put });
  const at = { params: { id }, ifMatch: version };
  return (
    <Page
      title={name}
      state={active ? <Badge tone="green">{t("on")}</Badge> : <Badge>{t("off")}</Badge>}
      back={{ to: paths.settings("scim"), label: t("title") }}
      actions={
        write && (
          <Button busy={turn.isPending} onClick={() => turn.mutate({ ...at, body: { active: !active } })}>
            {t(active ? "turn_off" : "turn_on")}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          { name: t("people"), value: people },
          { name: t("heard"), value: heard_at ? time.moment(heard_at) : t("never") },
          { name: t("faults_day"), value: faults },
          {
            name: t("groups_known"),
            value: groups_known.map((group) => `${group.name} (${group.members})`).join(", ") || t("groups_none"),
          },
        ]}
      />
      <ScimHeld source={source} put={put} />
      <ScimTokens source={source} put={put} />
      {write && (
        <EditForm form={form} save={save} onSave={() => save.mutate({ ...at, body: bodyOf(form.changes) })} consequence={t("consequence")}>
          <ScimFields form={form} />
        </EditForm>
      )}
      <ScimFaults source={source} put={put} />
    </Page>
  );
}
