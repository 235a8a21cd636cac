import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { forget, keep, useTell } from "../../platform/queries.ts";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { OrganizationFields } from "./organization-fields.tsx";

export function OrganizationNew() {
  const t = useWords("people");
  const say = useWords("ui");
  const go = useGo();
  const form = useForm({ name: "", domain: "" }, "organization.new");
  const add = useTell("POST /organizations", {
    done: (organization) => {
      keep("GET /organizations/{id}", { params: { id: organization.id } }, organization);
      void forget("GET /organizations");
      form.done();
      toast.told(t("organizations.added", { name: organization.name }));
      go(paths.organization(organization.id), { replace: true });
    },
    refused: form.refused,
  });
  const { name, domain } = form.values;
  return (
    <Page title={t("organizations.add")} back={{ to: paths.organizations(), label: t("organizations") }}>
      <Form
        form={form}
        creates
        onSave={() => form.check("name") && add.mutate({ body: { name, domain: domain.trim() || null } })}
        save={t("organizations.add")}
        busy={add.isPending}
        beside={
          <LinkButton kind="quiet" to={paths.organizations()}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <OrganizationFields form={form} />
      </Form>
    </Page>
  );
}
