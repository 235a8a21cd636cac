import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { Select } from "../../ui/select.tsx";

interface TeamSelectProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (id: string) => void;
  error: string | null;
  minTier?: number;
}

/** One team or none, by tier. */
export function TeamSelect({ label, hint, value, onChange, error, minTier = 1 }: TeamSelectProps) {
  const t = useWords("settings");
  const ui = useWords("ui");
  const { data } = useAsk("GET /teams");
  const teams = (data?.items ?? []).filter(({ id, tier }) => tier >= minTier || id === value);
  return (
    <Select
      label={label}
      hint={hint}
      optional
      placeholder={t("team.none")}
      value={value}
      onChange={onChange}
      error={error}
      choices={teams.map(({ id, name, tier }) => ({
        value: id,
        label: name,
        group: tier >= 4 ? ui("tier.vendor") : ui("tier.name", { tier }),
      }))}
    />
  );
}
