import type { Team, TeamRight } from "../../../contract/teams.ts";
import { findPeople } from "../../platform/find.tsx";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useMay } from "../../platform/session.tsx";
import { Button } from "../../ui/button.tsx";
import { Switch } from "../../ui/checkbox.tsx";
import { Combo } from "../../ui/combo.tsx";
import { Narrow } from "../../ui/narrow.tsx";
import { Section } from "../../ui/page.tsx";
import { Select } from "../../ui/select.tsx";
import { Table } from "../../ui/table.tsx";
import { Muted } from "../../ui/text.tsx";
import { useMembership } from "./membership.ts";

const rightsOf = { work: ["read", "create", "work"], read_create: ["read", "create"], read: ["read"], create: ["create"] } satisfies Record<
  string,
  TeamRight[]
>;
type Level = keyof typeof rightsOf;
const levels = Object.keys(rightsOf) as Level[];
const levelOf = (rights: readonly TeamRight[]): Level => {
  if (rights.includes("work")) return "work";
  if (rights.includes("read")) return rights.includes("create") ? "read_create" : "read";
  return "create";
};

/** Who works in a team and who leads it; each change holds at once. */
export function TeamMembers({ team: { id: teamId, name: teamName, members } }: { team: Team }) {
  const t = useWords("settings");
  const may = useMay();
  const { put, give, take, busy } = useMembership();
  const write = may("teams:write");
  return (
    <Section title={t("members")} count={members.length} lead={t("members.hint")}>
      {members.length === 0 ? (
        <Muted>{t("members.none")}</Muted>
      ) : (
        <Table
          label={t("members")}
          rows={members}
          keyOf={({ id }) => id}
          to={({ id }) => (may("accounts:write") ? paths.settings("technicians", id) : paths.person(id))}
          columns={[
            { name: t("name"), cell: ({ name }) => name },
            {
              name: t("members.rights"),
              cell: ({ id, name, lead, rights }) =>
                write && !lead ? (
                  <Select
                    label={t("members.rights_label", { name })}
                    hideLabel
                    value={levelOf(rights)}
                    disabled={busy}
                    choices={levels.map((value) => ({ value, label: t(`members.rights.${value}`) }))}
                    onChange={(level) => give(teamId, id, rightsOf[level])}
                  />
                ) : (
                  t(`members.rights.${levelOf(rights)}`)
                ),
            },
          ]}
          actions={
            write
              ? ({ id, name, lead }) => (
                  <>
                    <Switch
                      label={t("members.lead")}
                      aria-label={t("members.lead_label", { name })}
                      checked={lead}
                      disabled={busy}
                      onChange={(on) => put(teamId, id, on)}
                    />
                    <Button
                      size="small"
                      aria-label={t("members.remove_label", { name, team: teamName })}
                      disabled={busy}
                      onClick={() => take(teamId, id)}
                    >
                      {t("members.remove")}
                    </Button>
                  </>
                )
              : ({ lead }) => lead && t("members.leads")
          }
        />
      )}
      {write && (
        <Narrow>
          <Combo
            label={t("members.add")}
            hint={t("members.add_hint")}
            value={null}
            placeholder={t("technicians.placeholder")}
            onChange={(option) => option && put(teamId, option.value, false)}
            find={async (words, signal) => (await findPeople(words, signal)).filter(({ value }) => members.every(({ id }) => id !== value))}
          />
        </Narrow>
      )}
    </Section>
  );
}
