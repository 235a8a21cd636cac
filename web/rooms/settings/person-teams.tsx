import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAsk } from "../../platform/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Switch } from "../../ui/checkbox.tsx";
import { Narrow } from "../../ui/narrow.tsx";
import { Section } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Select } from "../../ui/select.tsx";
import { Row } from "../../ui/stack.tsx";
import { Table } from "../../ui/table.tsx";
import { Muted } from "../../ui/text.tsx";
import { TierMark } from "../../ui/tier-mark.tsx";
import { useMembership } from "./membership.ts";

/** The teams that somebody works in; each change holds at once. */
export function PersonTeams({ personId }: { personId: string }) {
  const t = useWords("settings");
  const ui = useWords("ui");
  const reading = useAsk("GET /teams");
  const { put, take, busy } = useMembership();
  return (
    <Section title={t("teams")} lead={t("person_teams.lead")}>
      <Reading of={reading} rows={2}>
        {({ items }) => {
          const mine = items.flatMap((team) => team.members.filter(({ id }) => id === personId).map(({ lead }) => ({ ...team, lead })));
          const others = items.filter(({ id }) => mine.every((team) => team.id !== id));
          return (
            <>
              {mine.length === 0 ? (
                <Muted>{t("person_teams.none")}</Muted>
              ) : (
                <Table
                  label={t("teams")}
                  rows={mine}
                  keyOf={({ id }) => id}
                  to={({ id }) => paths.settings("teams", id)}
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
                  ]}
                  actions={(team) => (
                    <>
                      <Switch
                        label={t("members.lead")}
                        checked={team.lead}
                        disabled={busy}
                        onChange={(lead) => put(team.id, personId, lead)}
                      />
                      <Button
                        size="small"
                        aria-label={t("person_teams.leave_label", { team: team.name })}
                        disabled={busy}
                        onClick={() => take(team.id, personId)}
                      >
                        {t("person_teams.leave")}
                      </Button>
                    </>
                  )}
                />
              )}
              {others.length > 0 && (
                <Narrow>
                  <Select
                    label={t("person_teams.add")}
                    value=""
                    placeholder={t("person_teams.choose")}
                    disabled={busy}
                    choices={others.map(({ id, name, tier }) => ({
                      value: id,
                      label: name,
                      group: tier >= 4 ? ui("tier.vendor") : ui("tier.name", { tier }),
                    }))}
                    onChange={(team) => put(team, personId, false)}
                  />
                </Narrow>
              )}
            </>
          );
        }}
      </Reading>
    </Section>
  );
}
