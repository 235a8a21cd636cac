import { IconX } from "@tabler/icons-react";
import { roles as all, type Role } from "../../../contract/access.ts";
import type { Named } from "../../../contract/shapes.ts";
import { findOrganizations } from "../../platform/find.tsx";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTell } from "../../platform/queries.ts";
import { Chip } from "../../ui/badge.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ChoiceSet } from "../../ui/choice-set.tsx";
import { Combo } from "../../ui/combo.tsx";
import { Form } from "../../ui/form.tsx";
import { Section } from "../../ui/page.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { toast } from "../../ui/toast.tsx";
import { useKeepAccount, type Account } from "./account.ts";

/** Everybody is a requester; only what comes on top is given. */
const given = all.filter((role) => role !== "requester");

interface Values {
  roles: Role[];
  organizations: Named[];
}

const valuesOf = ({ roles }: Account): Values => ({
  roles: given.filter((role) => roles.some((grant) => grant.role === role)),
  organizations: roles.flatMap(({ organization }) => organization ?? []),
});

export function AccountRoles({ account }: { account: Account }) {
  const t = useWords("settings");
  const ui = useWords("ui");
  const keepAccount = useKeepAccount();
  const { person } = account;
  const form = useForm(valuesOf(account), `account.roles.${person.id}`);
  const { roles, organizations } = form.values;
  const save = useTell("PUT /accounts/{id}", {
    done: (after) => {
      keepAccount(after);
      form.done();
      toast.told(t("roles.saved", { name: person.name }));
    },
    refused: form.refused,
  });
  const submit = () => {
    const body = {
      roles: [...roles.map((role) => ({ role })), ...organizations.map(({ id }) => ({ role: "requester" as const, organization_id: id }))],
    };
    save.mutate({ params: { id: person.id }, body });
  };
  const toggle = (role: Role, on: boolean) => form.set({ roles: given.filter((each) => (each === role ? on : roles.includes(each))) });
  return (
    <Section title={t("roles")}>
      <Form
        form={form}
        onSave={submit}
        save={t("roles.save")}
        busy={save.isPending}
        consequence={form.changed && t("roles.consequence", { name: person.name })}
      >
        <ChoiceSet label={t("roles.is", { name: person.name })} hint={t("roles.hint")} error={form.errorAt("roles")}>
          {given.map((role) => (
            <Checkbox
              key={role}
              label={ui(`role.${role}`)}
              hint={t(`role.${role}`)}
              checked={roles.includes(role)}
              onChange={(on) => toggle(role, on)}
            />
          ))}
        </ChoiceSet>
        <Stack gap={2}>
          <Combo
            label={t("roles.organization")}
            hint={t("roles.organization_hint")}
            optional
            value={null}
            placeholder={t("roles.organization_add")}
            onChange={(option) =>
              option &&
              form.set({
                organizations: [...organizations.filter(({ id }) => id !== option.value), { id: option.value, name: option.label }],
              })
            }
            find={findOrganizations}
          />
          {organizations.length > 0 && (
            <Row wrap gap={1}>
              {organizations.map(({ id, name }) => (
                <Chip
                  key={id}
                  icon={IconX}
                  label={t("roles.organization_remove", { name })}
                  onClick={() => form.set({ organizations: organizations.filter((each) => each.id !== id) })}
                >
                  {name}
                </Chip>
              ))}
            </Row>
          )}
        </Stack>
      </Form>
    </Section>
  );
}
