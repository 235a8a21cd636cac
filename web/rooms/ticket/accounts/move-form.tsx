import { useState } from "react";
import type { LiveAccountShown } from "../../../../contract/directory-accounts.ts";
import { fieldErrors } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { FormProps } from "./account-form.tsx";
import { OneForm } from "./one-form.tsx";

/** Below which entry it is to lie. */
export function MoveForm({ live, of, refused, onAsked, onChange }: FormProps & { live: LiveAccountShown }) {
  const t = useWords("accounts");
  const [place, setPlace] = useState(live.place);
  const isChanged = place.trim() !== "" && place.trim() !== live.place;
  return (
    <OneForm onSubmit={() => isChanged && onAsked({ action: "move", directory_id: of.directory, key: of.key, place: place.trim() })}>
      <TextInput
        label={t("place")}
        hint={t("place_hint", { place: live.place })}
        value={place}
        onChange={(value) => {
          setPlace(value);
          onChange();
        }}
        error={fieldErrors(refused)["asked/place"] ?? null}
        autoFocus
        autoComplete="off"
        spellCheck={false}
      />
      <Button type="submit" disabled={!isChanged}>
        {t("show")}
      </Button>
    </OneForm>
  );
}
