import { IconUserCog } from "@tabler/icons-react";
import type { Person } from "../../../contract/people.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAsk } from "../../platform/queries.ts";
import { Facts } from "../../ui/facts.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Section } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { RoleList } from "../../ui/role-list.tsx";

/** Whether somebody may sign in, how, and what as. For those who may change it. */
export function PersonAccount({ person }: { person: Person }) {
  const t = useWords("people");
  const reading = useAsk("GET /accounts/{id}", { params: { id: person.id } });
  return (
    <Section
      title={t("account")}
      actions={
        <LinkButton icon={IconUserCog} to={paths.settings("technicians", person.id)}>
          {t("account.change")}
        </LinkButton>
      }
    >
      <Reading of={reading} rows={2}>
        {({ roles, has_password, disabled }) => (
          <Facts
            facts={[
              { name: t("account.sign_in"), value: t(waysIn(person, has_password, disabled)) },
              { name: t("account.roles"), value: <RoleList roles={roles} /> },
            ]}
          />
        )}
      </Reading>
    </Section>
  );
}

function waysIn({ email, active }: Person, password: boolean, disabled: boolean) {
  if (disabled) return "account.closed";
  if (!active) return "account.left";
  if (!email) return "account.no_mail";
  return password ? "account.password" : "account.code";
}
