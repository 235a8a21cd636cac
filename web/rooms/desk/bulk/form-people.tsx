import { useState } from "react";
import { useTechnicians } from "../../../platform/away/use-technicians.tsx";
import { useWords } from "../../../platform/i18n.ts";
import { findPeople } from "../../../platform/find.tsx";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import type { Errors, Form } from "./form.ts";

/** Who has them from now on, or nobody. */
export function useAssign(errors: Errors): Form {
  const t = useWords("bulk");
  const technicians = useTechnicians();
  const nobody: Option = { value: "", label: t("assign.nobody") };
  const [to, setTo] = useState<Option | null>(null);
  const find = async (words: string): Promise<Option[]> => {
    const found = await technicians(words);
    const sought = words.toLocaleLowerCase();
    return [...found, ...(nobody.label.toLocaleLowerCase().includes(sought) ? [nobody] : [])];
  };
  return {
    change: to && { act: "assign", assignee: to.value || null },
    fields: <Combo label={t("assign.to")} value={to} onChange={setTo} find={find} error={errors["change/assignee"] ?? null} autoFocus />,
  };
}

/** Who follows them, or no more. */
export function useFollowers(errors: Errors): Form {
  const t = useWords("bulk");
  const [who, setWho] = useState<Option | null>(null);
  const [way, setWay] = useState<"add" | "remove">("add");
  return {
    change: who && { act: "follow", add: [], remove: [], [way]: [who.value] },
    fields: (
      <>
        <Combo
          label={t("followers.who")}
          value={who}
          onChange={setWho}
          find={findPeople}
          error={errors["change/add/0"] ?? errors["change/remove/0"] ?? null}
          autoFocus
        />
        <Segmented
          label={t("followers.way")}
          hideLabel
          value={way}
          onChange={setWay}
          choices={(["add", "remove"] as const).map((value) => ({ value, label: t(`followers.${value}`) }))}
        />
      </>
    ),
  };
}
