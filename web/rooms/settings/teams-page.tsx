import { IconUsersGroup } from "@tabler/icons-react";
import type { Team } from "../../../contract/teams.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAsk } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Row } from "../../ui/stack.tsx";
import { Table } from "../../ui/table.tsx";
import { TierMark } from "../../ui/tier-mark.tsx";
import { ListPage } from "./list-page.tsx";
import { TeamNew } from "./team-new.tsx";
import { TeamPage } from "./team-page.tsx";

/** Teams by tier: where tickets are handed to. */
export function TeamsPage({ id }: { id: string | null }) {
  if (id === "new") return <TeamNew />;
  return id ? <TeamPage key={id} id={id} /> : <Teams />;
}

function Teams() {
  const t = useWords("settings");
  const may = useMay();
  const write = may("teams:write");
  const reading = useAsk("GET /teams");
  return (
    <ListPage
      title={t("teams")}
      lead={t("teams.lead")}
      of={reading}
      rows={8}
      add={write && { label: t("teams.new"), to: paths.settings("teams", "new") }}
      none={{ icon: IconUsersGroup, title: t("teams.none"), how: t("teams.none_how") }}
    >
      {(items) => (
        <Table
          label={t("teams")}
          rows={items}
          keyOf={({ id }) => id}
          to={write ? ({ id }) => paths.settings("teams", id) : undefined}
          columns={[
            {
              name: t("team"),
              cell: ({ tier, name }) => (
                <Row>
                  <TierMark tier={tier} />
                  {name}
                </Row>
              ),
            },
            { name: t("members"), cell: ({ members }) => <Members members={members} /> },
            { name: t("teams.duties"), cell: (team) => (team.is_default || team.handles) && <Duties team={team} /> },
            { name: t("email"), cell: ({ email }) => email },
          ]}
        />
      )}
    </ListPage>
  );
}

function Members({ members }: { members: Team["members"] }) {
  const t = useWords("settings");
  const leads = members.filter(({ lead }) => lead).map(({ name }) => name);
  const count = t("teams.members", { n: members.length });
  return leads.length > 0 ? t("teams.led", { count, names: leads.join(", ") }) : count;
}

function Duties({ team: { is_default, handles } }: { team: Team }) {
  const t = useWords("settings");
  return (
    <Row gap={1} wrap>
      {is_default && <Badge>{t("teams.default")}</Badge>}
      {handles && <Badge tone="accent">{t(`handles.${handles}`)}</Badge>}
    </Row>
  );
}
