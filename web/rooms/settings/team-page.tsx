import type { Team } from "../../../contract/teams.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { forget, keep, useAsk, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Mono } from "../../ui/text.tsx";
import { TierMark } from "../../ui/tier-mark.tsx";
import { EditForm, whenKept } from "./edit-form.tsx";
import { TeamFields, teamBody, useTeamConsequence, type TeamValues } from "./team-fields.tsx";
import { TeamMembers } from "./team-members.tsx";

export function TeamPage({ id }: { id: string }) {
  const reading = useAsk("GET /teams/{id}", { params: { id } });
  return <Reading of={reading}>{(team) => <Known team={team} />}</Reading>;
}

function Known({ team }: { team: Team }) {
  const t = useWords("settings");
  const may = useMay();
  return (
    <Page
      title={team.name}
      mark={<TierMark tier={team.tier} size="middle" />}
      lead={<Mono>{team.key}</Mono>}
      back={{ to: paths.settings("teams"), label: t("teams") }}
    >
      {may("teams:write") && <Edit team={team} />}
      <TeamMembers team={team} />
    </Page>
  );
}

const valuesOf = ({ name, tier, email, is_default, handles, follow_up, follow_up_days, closed, confidential }: Team): TeamValues => ({
  name,
  tier: String(tier) as TeamValues["tier"],
  email: email ?? "",
  is_default,
  handles: handles ?? "",
  follow_up,
  follow_up_days: String(follow_up_days),
  closed,
  confidential,
});

function Edit({ team }: { team: Team }) {
  const form = useForm(valuesOf(team), `team.${team.id}`);
  const save = useTell(
    "PATCH /teams/{id}",
    whenKept(form, (after) => {
      keep("GET /teams/{id}", { params: { id: team.id } }, after);
      void forget("GET /teams");
    }),
  );
  return (
    <EditForm
      form={form}
      save={save}
      onSave={() => save.mutate({ params: { id: team.id }, body: teamBody(form.changes) })}
      consequence={useTeamConsequence(form, team.id)}
    >
      <TeamFields form={form} />
    </EditForm>
  );
}
