import { IconUsers } from "@tabler/icons-react";
import type { Answer } from "../../platform/client.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { forget, keep, useAsk, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { toast } from "../../ui/toast.tsx";
import { OrganizationFields } from "./organization-fields.tsx";
import { Sites } from "./sites.tsx";

type Organization = Answer<"GET /organizations/{id}">;

/** An organization: its name, its mail domain, and its sites with their rooms. */
export function OrganizationPage({ id }: { id: string }) {
  const reading = useAsk("GET /organizations/{id}", { params: { id } });
  return <Reading of={reading}>{(organization) => <Known organization={organization} />}</Reading>;
}

function Known({ organization }: { organization: Organization }) {
  const t = useWords("people");
  const may = useMay();
  const { id, name, domain } = organization;
  return (
    <Page
      title={name}
      back={{ to: paths.organizations(), label: t("organizations") }}
      actions={
        <LinkButton icon={IconUsers} to={paths.people({ organization: id })}>
          {t("organization.people")}
        </LinkButton>
      }
    >
      {may("people:write") ? <Edit organization={organization} /> : <Facts facts={[{ name: t("domain"), value: domain }]} />}
      <Sites organizationId={id} />
    </Page>
  );
}

function Edit({ organization: { id, name, domain } }: { organization: Organization }) {
  const t = useWords("people");
  const say = useWords("ui");
  const form = useForm({ name, domain: domain ?? "" }, `organization.${id}`);
  const save = useTell("PATCH /organizations/{id}", {
    done: (after) => {
      keep("GET /organizations/{id}", { params: { id } }, after);
      void forget("GET /organizations");
      form.done();
      toast.told(t("edit.saved", { name: after.name }));
    },
    refused: form.refused,
  });
  const { name: newName, domain: newDomain } = form.changes;
  const body = { ...(newName !== undefined && { name: newName }), ...(newDomain !== undefined && { domain: newDomain.trim() || null }) };
  return (
    <Form
      form={form}
      onSave={() => form.check("name") && save.mutate({ params: { id }, body })}
      save={say("save")}
      busy={save.isPending}
      consequence={newDomain?.trim() && t("domain.consequence", { domain: newDomain.trim() })}
    >
      <OrganizationFields form={form} />
    </Form>
  );
}
