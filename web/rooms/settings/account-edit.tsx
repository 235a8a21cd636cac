import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAsk } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import type { Account } from "./account.ts";
import { AccountClosing } from "./account-closing.tsx";
import { ViewAs } from "./view-as.tsx";
import { AccountFactors } from "./account-factors.tsx";
import { AccountIdentities } from "./account-identities.tsx";
import { AccountRoles } from "./account-roles.tsx";
import { FirstPassword } from "./first-password.tsx";
import { PersonTeams } from "./person-teams.tsx";

/** One person's roles, teams, first password, and whether the account is open. */
export function AccountEdit({ personId }: { personId: string }) {
  const reading = useAsk("GET /accounts/{id}", { params: { id: personId } });
  return <Reading of={reading}>{(account) => <Known account={account} />}</Reading>;
}

function Known({ account }: { account: Account }) {
  const t = useWords("settings");
  const may = useMay();
  const { person, disabled } = account;
  const { data } = useAsk("GET /people/{id}", { params: { id: person.id } });
  return (
    <Page
      title={person.name}
      mark={<Avatar name={person.name} size="large" />}
      state={disabled && <Badge tone="red">{t("closing.closed")}</Badge>}
      lead={[data?.title, data?.organization?.name, data?.email].filter(Boolean).join(" · ")}
      back={{ to: paths.settings("technicians"), label: t("technicians") }}
      actions={<LinkButton to={paths.person(person.id)}>{t("technicians.person")}</LinkButton>}
    >
      <AccountRoles account={account} />
      {may("teams:write") && <PersonTeams personId={person.id} />}
      <FirstPassword account={account} email={data?.email ?? null} />
      <AccountFactors account={account} />
      <AccountIdentities personId={person.id} />
      <ViewAs person={account.person} />
      <AccountClosing account={account} />
    </Page>
  );
}
