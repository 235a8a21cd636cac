import { useState } from "react";
import { contactFields, type AccountField, type LiveAccountShown } from "../../../../contract/directory-accounts.ts";
import { fieldErrors } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { FormProps } from "./account-form.tsx";
import type { Asked } from "./asked.ts";
import { FieldsRow, OneForm } from "./one-form.tsx";

const plainFields = ["display_name", "given_name", "family_name", "title", "department", "office"] as const;

interface ChangeFormProps extends FormProps {
  action: "change" | "change_contact";
  live: LiveAccountShown;
}

/** What the directory says of somebody, to write over. */
export function ChangeForm({ action, live, of, refused, onAsked, onChange }: ChangeFormProps) {
  const t = useWords("accounts");
  const names: readonly AccountField[] = action === "change" ? plainFields : contactFields;
  const [typed, setTyped] = useState<Partial<Record<AccountField, string>>>({});
  const wrong = fieldErrors(refused);
  const changed = names.filter((name) => typed[name] !== undefined && typed[name].trim() !== (live.fields[name] ?? ""));
  const ask = () => {
    const fields = Object.fromEntries(changed.map((name) => [name, typed[name]?.trim() || null]));
    onAsked({ action, directory_id: of.directory, key: of.key, fields } as Asked);
  };
  return (
    <OneForm onSubmit={() => changed.length > 0 && ask()}>
      <FieldsRow>
        {names.map((name, at) => (
          <TextInput
            key={name}
            label={t(`field.${name}`)}
            value={typed[name] ?? live.fields[name] ?? ""}
            onChange={(value) => {
              setTyped((before) => ({ ...before, [name]: value }));
              onChange();
            }}
            error={wrong[`asked/fields/${name}`] ?? null}
            autoFocus={at === 0}
            autoComplete="off"
          />
        ))}
      </FieldsRow>
      <Button type="submit" disabled={changed.length === 0}>
        {t("show")}
      </Button>
    </OneForm>
  );
}
