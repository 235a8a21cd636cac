import { useState } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { Muted } from "../../../ui/text.tsx";
import type { Form } from "./form.ts";

/** For those who need them alone, or for the desk again. */
export function useConfidential(): Form {
  const t = useWords("bulk");
  const [to, setTo] = useState<"on" | "off">("on");
  return {
    change: { act: "confidential", on: to === "on" },
    fields: (
      <>
        <Segmented
          label={t("confidential.to")}
          value={to}
          onChange={setTo}
          choices={(["on", "off"] as const).map((value) => ({ value, label: t(`confidential.${value}`) }))}
        />
        <Muted>{t(`confidential.${to}_hint`)}</Muted>
      </>
    ),
  };
}
