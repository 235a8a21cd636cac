import type { AccountTemplate } from "../../../../contract/directory-accounts.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { change, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Page } from "../../../ui/page.tsx";
import { Mono } from "../../../ui/text.tsx";
import { EditForm, whenKept } from "../edit-form.tsx";
import { TemplateFields } from "./fields.tsx";
import { bodyOf, exampleOf, valuesOf } from "./values.ts";

const put = (after: AccountTemplate) =>
  void change("GET /account-templates", {}, ({ items }) => ({ items: items.map((one) => (one.id === after.id ? after : one)) }));

/** A template that is there: accounts that were made from it stay as they are. */
export function TemplateEdit({ template }: { template: AccountTemplate }) {
  const t = useWords("accounts");
  const write = useMay()("system:write");
  const form = useForm(valuesOf(template), `account-template.${template.id}`);
  const save = useTell("PATCH /account-templates/{id}", whenKept(form, put));
  const turn = useTell("PATCH /account-templates/{id}", { done: put });
  const at = { params: { id: template.id }, ifMatch: template.version };
  const { name, active, directory, place, groups } = template;
  return (
    <Page
      title={name}
      lead={directory.name}
      state={!active && <Badge>{t("template.off")}</Badge>}
      back={{ to: paths.settings("account-templates"), label: t("templates") }}
      actions={
        write && (
          <Button busy={turn.isPending} onClick={() => turn.mutate({ ...at, body: { active: !active } })}>
            {t(active ? "template.turn_off" : "template.turn_on")}
          </Button>
        )
      }
    >
      {write ? (
        <EditForm
          form={form}
          save={save}
          onSave={() => save.mutate({ ...at, body: bodyOf(form.changes) })}
          consequence={t("template.consequence")}
        >
          <TemplateFields form={form} />
        </EditForm>
      ) : (
        <Facts
          facts={[
            { name: t("template.place"), value: <Mono>{place}</Mono> },
            { name: t("template.example"), value: <Mono>{exampleOf(template)}</Mono> },
            { name: t("groups"), value: groups.join(", ") },
          ]}
        />
      )}
    </Page>
  );
}
