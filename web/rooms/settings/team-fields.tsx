import type { Team } from "../../../contract/teams.ts";
import type { Form } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";

export interface TeamValues {
  name: string;
  tier: "1" | "2" | "3" | "4";
  email: string;
  is_default: boolean;
  handles: "" | "security" | "systemic";
  follow_up: Team["follow_up"];
  follow_up_days: string;
  closed: boolean;
  confidential: boolean;
}

/** What the API takes of some values. */
export function teamBody({ name, tier, email, is_default, handles, follow_up, follow_up_days, closed, confidential }: Partial<TeamValues>) {
  return {
    ...(name !== undefined && { name }),
    ...(tier !== undefined && { tier: Number(tier) }),
    ...(email !== undefined && { email: email.trim() || null }),
    ...(is_default !== undefined && { is_default }),
    ...(handles !== undefined && { handles: handles || null }),
    ...(follow_up !== undefined && { follow_up }),
    ...(follow_up_days !== undefined && { follow_up_days: Number(follow_up_days) }),
    ...(closed !== undefined && { closed }),
    ...(confidential !== undefined && { confidential }),
  };
}

export function TeamFields({ form }: { form: Form<TeamValues> }) {
  const t = useWords("settings");
  const ui = useWords("ui");
  const { tier } = form.values;
  return (
    <>
      <TextInput label={t("team.name")} {...form.field("name")} required autoComplete="off" />
      <Segmented
        label={t("team.tier")}
        {...form.field("tier")}
        choices={(["1", "2", "3", "4"] as const).map((value) => ({
          value,
          label: value === "4" ? ui("tier.vendor") : ui("tier.name", { tier: Number(value) }),
        }))}
      />
      <TextInput label={t("team.email")} {...form.field("email")} type="email" hint={t("team.email_hint")} autoComplete="off" optional />
      <Select
        label={t("team.handles")}
        {...form.field("handles")}
        optional
        placeholder={t("handles.none")}
        choices={(["security", "systemic"] as const).map((value) => ({ value, label: t(`handles.${value}`) }))}
        hint={t("team.handles_hint")}
      />
      <Segmented
        label={t("team.follow_up")}
        {...form.field("follow_up")}
        choices={(["reopen_within", "reopen", "new"] as const).map((value) => ({ value, label: t(`team.follow_up.${value}`) }))}
      />
      {form.values.follow_up === "reopen_within" && (
        <TextInput
          label={t("team.follow_up_days")}
          {...form.field("follow_up_days")}
          hint={t("team.follow_up_days_hint")}
          inputMode="numeric"
          autoComplete="off"
        />
      )}
      <Checkbox
        label={tier === "4" ? t("team.default_vendor") : t("team.default", { tier: Number(tier) })}
        hint={t("team.default_hint")}
        checked={form.values.is_default}
        onChange={(is_default) => form.set({ is_default })}
        error={form.errorAt("is_default")}
      />
      <Checkbox
        label={t("team.closed")}
        hint={t("team.closed_hint")}
        checked={form.values.closed}
        onChange={(closed) => form.set({ closed })}
        error={form.errorAt("closed")}
      />
      <Checkbox
        label={t("team.confidential")}
        hint={t("team.confidential_hint")}
        checked={form.values.confidential}
        onChange={(confidential) => form.set({ confidential })}
        error={form.errorAt("confidential")}
      />
    </>
  );
}

/** What saving takes from other teams: one default per tier, one end of each fast path. */
export function useTeamConsequence(form: Form<TeamValues>, id: string | null): string | null {
  const t = useWords("settings");
  const { data } = useAsk("GET /teams");
  const { tier, is_default, handles } = form.values;
  const others = (data?.items ?? []).filter((team: Team) => team.id !== id);
  const before =
    is_default && (form.changes.is_default || form.changes.tier)
      ? others.find((team) => team.is_default && team.tier === Number(tier))
      : undefined;
  const relieved = handles && form.changes.handles ? others.find((team) => team.handles === handles) : undefined;
  return (
    [before && t("team.takes_default", { name: before.name }), relieved && t("team.takes_path", { name: relieved.name })]
      .filter(Boolean)
      .join(" ") || null
  );
}
