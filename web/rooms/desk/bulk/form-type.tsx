import { useState } from "react";
import { findRequestTypes } from "../../../platform/find-request-type.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { Select } from "../../../ui/select.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Muted } from "../../../ui/text.tsx";
import type { Errors, Form } from "./form.ts";

/** What they ask for, with all that it brings. */
export function useType(errors: Errors): Form {
  const t = useWords("bulk");
  const none: Option = { value: "", label: t("type.none") };
  const [to, setTo] = useState<Option | null>(null);
  const find = async (words: string): Promise<Option[]> => [...(await findRequestTypes(words)), ...(words ? [] : [none])];
  return {
    change: to && { act: "type", type: to.value || null },
    fields: (
      <Stack gap={2}>
        <Combo label={t("type.to")} value={to} onChange={setTo} find={find} error={errors["change/type"] ?? null} autoFocus />
        <Muted>{t("type.hint")}</Muted>
      </Stack>
    ),
  };
}

/** A list of steps that is copied into each. */
export function useChecklist(errors: Errors): Form {
  const t = useWords("bulk");
  const { data } = useAsk("GET /checklist-templates");
  const [template, setTemplate] = useState("");
  const choices = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return {
    change: template ? { act: "checklist", template } : null,
    fields: (
      <Select
        data-autofocus
        label={t("checklist.which")}
        hint={t("checklist.hint")}
        placeholder={data && choices.length === 0 ? t("checklist.none") : t("checklist.choose")}
        value={template}
        onChange={setTemplate}
        error={errors["change/template"] ?? null}
        choices={choices}
      />
    ),
  };
}
