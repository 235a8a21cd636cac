import type { PreparedScope } from "../../../../contract/macros.ts";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay, useMe } from "../../../platform/session.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { Place } from "./place.ts";

/** What snippets and macros have alike, as a form holds it. */
interface ReadyValues {
  name: string;
  shortcut: string;
  scope: PreparedScope;
  team_id: string;
}

interface Kept {
  name: string;
  shortcut: string | null;
  scope: PreparedScope;
  team_id: string | null;
}

export const readyValues = (kept: Kept | undefined, { mine }: Place): ReadyValues => ({
  name: kept?.name ?? "",
  shortcut: kept?.shortcut ?? "",
  scope: kept?.scope ?? (mine ? "personal" : "team"),
  team_id: kept?.team_id ?? "",
});

/** As the API takes it. */
export const readyBody = ({ name, shortcut, scope, team_id }: ReadyValues) => ({
  name,
  shortcut: shortcut.trim().replace(/^\//, "") || null,
  scope,
  team_id: scope === "team" ? team_id || null : null,
});

interface ReadyFieldsProps<V> {
  form: Form<V & object>;
  readOnly: boolean;
  /** It is found by letters behind a slash. */
  typed?: boolean;
}

/** Its name, what is typed to find it, and who may use it. */
export function ReadyFields<V extends ReadyValues>({ form, readOnly, typed }: ReadyFieldsProps<V>) {
  const t = useWords("ready");
  const may = useMay();
  const me = useMe();
  const keeps = may("catalog:write");
  const { data } = useAsk("GET /teams", { enabled: keeps });
  const led = me.teams.filter(({ lead }) => lead);
  const teams = keeps ? (data?.items ?? []) : led;
  const scopes: PreparedScope[] = [
    "personal",
    ...(teams.length > 0 || readOnly ? ["team" as const] : []),
    ...(keeps || readOnly ? ["shared" as const] : []),
  ];
  const set = (changes: Partial<ReadyValues>) => form.set(changes as Partial<V>);
  const { name, shortcut, scope, team_id } = form.values;
  return (
    <>
      <FieldRow>
        <TextInput
          label={t("name")}
          name="name"
          value={name}
          onChange={(next) => set({ name: next })}
          error={form.errorAt("name")}
          disabled={readOnly}
          autoComplete="off"
          required
        />
        {typed && (
          <TextInput
            label={t("shortcut")}
            hint={t("shortcut_hint")}
            optional
            value={shortcut}
            onChange={(next) => set({ shortcut: next })}
            error={form.errorAt("shortcut")}
            disabled={readOnly}
            autoComplete="off"
          />
        )}
      </FieldRow>
      <FieldRow>
        <Select
          label={t("scope")}
          value={scope}
          onChange={(next) => set({ scope: next })}
          error={form.errorAt("scope")}
          disabled={readOnly}
          choices={scopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
        />
        {scope === "team" && (
          <Select
            label={t("team")}
            placeholder={t("team.which")}
            value={team_id}
            onChange={(next) => set({ team_id: next })}
            error={form.errorAt("team_id")}
            disabled={readOnly}
            choices={teams.map(({ id, name: label }) => ({ value: id, label }))}
          />
        )}
      </FieldRow>
    </>
  );
}
