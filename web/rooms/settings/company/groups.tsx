import { IconPlus, IconX } from "@tabler/icons-react";
import { givenRoles } from "../../../../contract/company.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Select } from "../../../ui/select.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import css from "./company.module.css";
import type { CompanyValues } from "./values.ts";

type Group = CompanyValues["groups"][number];

interface GroupsProps {
  groups: readonly Group[];
  onChange: (groups: Group[]) => void;
  errorAt: (path: string) => string | null;
  hint: string;
}

/** What each value of a claim, or each group, gives: a role, or a place in a team. */
export function CompanyGroups({ groups, onChange, errorAt, hint }: GroupsProps) {
  const t = useWords("company");
  const ui = useWords("ui");
  const { data } = useAsk("GET /teams");
  const set = (n: number, changes: Partial<Group>) => onChange(groups.map((one, at) => (at === n ? { ...one, ...changes } : one)));
  const give = (n: number, what: string) => {
    const [kind, id = ""] = what.split(":");
    const role = givenRoles.find((one) => one === id) ?? null;
    set(n, kind === "role" ? { role, team_id: null, lead: false } : { role: null, team_id: id });
  };
  const choices = [
    ...givenRoles.map((role) => ({ value: `role:${role}`, label: ui(`role.${role}`), group: t("roles") })),
    ...(data?.items ?? []).map(({ id, name }) => ({ value: `team:${id}`, label: name, group: t("teams") })),
  ];
  return (
    <fieldset className={css.groups}>
      <legend>{t("groups")}</legend>
      <p className={css.hint}>{hint}</p>
      <Stack gap={3}>
        {groups.map((group, n) => (
          <div key={n} className={css.group}>
            <TextInput
              label={t("group_value")}
              value={group.value}
              onChange={(value) => set(n, { value })}
              error={errorAt(`groups/${n}/value`)}
              autoComplete="off"
              spellCheck={false}
            />
            <Select
              label={t("group_gives")}
              placeholder={t("group_choose")}
              value={group.role ? `role:${group.role}` : group.team_id ? `team:${group.team_id}` : ""}
              onChange={(what) => give(n, what)}
              error={errorAt(`groups/${n}/role`) ?? errorAt(`groups/${n}/team_id`)}
              choices={choices}
            />
            {group.team_id !== null && <Checkbox label={t("group_lead")} checked={group.lead} onChange={(lead) => set(n, { lead })} />}
            <IconButton
              small
              icon={IconX}
              label={t("group_remove", { value: group.value || String(n + 1) })}
              onClick={() => onChange(groups.filter((_, at) => at !== n))}
            />
          </div>
        ))}
        <div>
          <Button size="small" icon={IconPlus} onClick={() => onChange([...groups, { value: "", role: null, team_id: null, lead: false }])}>
            {t("group_add")}
          </Button>
        </div>
      </Stack>
    </fieldset>
  );
}
