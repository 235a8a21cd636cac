import { useState } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { useStepChoices } from "../../../platform/choices/use-step-choices.ts";
import { Select } from "../../../ui/select.tsx";
import type { Errors, Form } from "./form.ts";

/** Where they stand, in the words of their request type. */
export function useStep(errors: Errors): Form {
  const t = useWords("bulk");
  const [step, setStep] = useState("");
  const choices = useStepChoices();
  return {
    change: step ? { act: "step", step } : null,
    fields: (
      <Select
        data-autofocus
        label={t("step.to")}
        hint={t("step.hint")}
        placeholder={choices.length > 0 ? t("step.choose") : t("step.none")}
        value={step}
        onChange={setStep}
        error={errors["change/step"] ?? null}
        choices={choices}
      />
    ),
  };
}
