import { useState } from "react";
import { byName, useWords } from "../../../platform/i18n.ts";
import { useDraft } from "../../../platform/drafts.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { findCategories } from "../../ticket/index.ts";
import type { Errors, Form } from "./form.ts";

/** To which team they go, and why. */
export function useMove(errors: Errors): Form {
  const t = useWords("bulk");
  const ui = useWords("ui");
  const { data } = useAsk("GET /teams");
  const [team, setTeam] = useState("");
  const reason = useDraft("bulk:move");
  const tierName = (tier: number) => (tier >= 4 ? ui("tier.vendor") : ui("tier.name", { tier }));
  const teams = (data?.items ?? []).toSorted((a, b) => a.tier - b.tier || byName(a.name, b.name));
  const why = reason.text.trim();
  return {
    change: team && why ? { act: "move", team, reason: why } : null,
    done: reason.clear,
    fields: (
      <>
        <Select
          data-autofocus
          label={t("move.to")}
          placeholder={t("move.choose")}
          value={team}
          onChange={setTeam}
          error={errors["change/team"] ?? null}
          choices={teams.map(({ key, name, tier }) => ({ value: key, label: name, group: tierName(tier) }))}
        />
        <TextArea label={t("move.reason")} hint={t("move.reason_hint")} value={reason.text} onChange={reason.setText} minRows={2} />
      </>
    ),
  };
}

/** What they are about. */
export function useCategory(errors: Errors): Form {
  const t = useWords("bulk");
  const none: Option = { value: "", label: t("category.none") };
  const [to, setTo] = useState<Option | null>(null);
  const find = async (words: string): Promise<Option[]> => [...(await findCategories(words)), ...(words ? [] : [none])];
  return {
    change: to && { act: "categorise", category: to.value || null },
    fields: <Combo label={t("category.to")} value={to} onChange={setTo} find={find} error={errors["change/category"] ?? null} autoFocus />,
  };
}
