import { useState } from "react";
import { fieldErrors } from "../../../platform/client.ts";
import { findPeople } from "../../../platform/find.tsx";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { FormProps } from "./account-form.tsx";
import { FieldsRow, OneForm } from "./one-form.tsx";

/** For whom, and from which template: the rest stands in it. */
export function CreateForm({ refused, onAsked, onChange }: Omit<FormProps, "live" | "of">) {
  const t = useWords("accounts");
  const templates = useAsk("GET /account-templates", { staleTime: 5 * 60_000 }).data?.items ?? [];
  const open = templates.filter(({ active }) => active);
  const [chosen, setTemplate] = useState<string | null>(null);
  const [given, setGiven] = useState("");
  const [family, setFamily] = useState("");
  const [person, setPerson] = useState<Option | null>(null);
  const template = chosen ?? open[0]?.id ?? null;
  const wrong = fieldErrors(refused);
  const isReady = template !== null && given.trim() !== "" && family.trim() !== "";
  const change =
    <V,>(set: (value: V) => void) =>
    (value: V) => {
      set(value);
      onChange();
    };
  const pick = (option: Option | null) => {
    setPerson(option);
    // The last word is the family name of most; it can be written over.
    const words = option?.label.trim().split(/\s+/) ?? [];
    if (words.length > 1 && given === "" && family === "") {
      setGiven(words.slice(0, -1).join(" "));
      setFamily(words.at(-1) ?? "");
    }
    onChange();
  };
  return (
    <OneForm
      onSubmit={() =>
        isReady &&
        onAsked({
          action: "create",
          template_id: template,
          given_name: given.trim(),
          family_name: family.trim(),
          person_id: person?.value ?? null,
        })
      }
    >
      <Select
        label={t("template")}
        value={template}
        onChange={change(setTemplate)}
        choices={open.map(({ id, name, directory }) => ({ value: id, label: `${name} · ${directory.name}` }))}
      />
      <Combo
        label={t("create.person")}
        hint={t("create.person_hint")}
        optional
        clearable
        value={person}
        onChange={pick}
        find={findPeople}
      />
      <FieldsRow>
        <TextInput
          label={t("field.given_name")}
          value={given}
          onChange={change(setGiven)}
          error={wrong["asked/given_name"] ?? null}
          autoComplete="off"
          autoFocus
        />
        <TextInput
          label={t("field.family_name")}
          value={family}
          onChange={change(setFamily)}
          error={wrong["asked/family_name"] ?? null}
          autoComplete="off"
        />
      </FieldsRow>
      <Button type="submit" disabled={!isReady}>
        {t("show")}
      </Button>
    </OneForm>
  );
}
