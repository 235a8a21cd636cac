import { useState } from "react";
import type { LiveAccountShown } from "../../../../contract/directory-accounts.ts";
import { fieldErrors } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { DateTime } from "../../../ui/date-time.tsx";
import type { FormProps } from "./account-form.tsx";
import { OneForm } from "./one-form.tsx";

/** After which moment nobody signs in with it; empty: never. */
export function ExpireForm({ live, of, refused, onAsked, onChange }: FormProps & { live: LiveAccountShown }) {
  const t = useWords("accounts");
  const [at, setAt] = useState<string | null>(live.expires_at);
  const isChanged = at !== live.expires_at;
  return (
    <OneForm onSubmit={() => isChanged && onAsked({ action: "expire", directory_id: of.directory, key: of.key, expires_at: at })}>
      <DateTime
        label={t("expires_at")}
        hint={t("expires_at_hint")}
        optional
        value={at}
        onChange={(value) => {
          setAt(value);
          onChange();
        }}
        error={fieldErrors(refused)["asked/expires_at"] ?? null}
      />
      <Button type="submit" disabled={!isChanged}>
        {t("show")}
      </Button>
    </OneForm>
  );
}
