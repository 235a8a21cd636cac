import { useRef, useState, type FormEvent } from "react";
import type { Me } from "../../../contract/access.ts";
import { emptyFields } from "../../platform/empty-fields.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTell } from "../../platform/queries.ts";
import { Button } from "../../ui/button.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import css from "./sign-in.module.css";

interface SecondStepFormProps {
  methods: readonly string[];
  done: (me: Me) => void;
  /** From the start again: it took too long, or too many tries. */
  again: () => void;
}

/** The password was right; now what only its owner has. */
export function SecondStepForm({ methods, done, again }: SecondStepFormProps) {
  const t = useWords("sign-in");
  const app = methods.includes("authenticator");
  const [way, setWay] = useState<"authenticator" | "recovery_code">(app ? "authenticator" : "recovery_code");
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const step = useTell("POST /session/second-step", {
    done,
    refused: (refusal) => {
      setError(refusal.message);
      field.current?.select();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const empty = emptyFields(event.currentTarget);
    setError(empty?.[way] ?? null);
    if (!empty) step.mutate({ body: { [way]: code } });
  };
  const other = way === "authenticator" ? "recovery_code" : "authenticator";
  return (
    <form className={css.form} noValidate onSubmit={submit}>
      {methods.includes("passkey") && <PasskeyButton done={done} />}
      <TextInput
        key={way}
        label={t(`step.${way}`)}
        hint={t(`step.${way}_hint`)}
        name={way}
        inputMode={way === "authenticator" ? "numeric" : "text"}
        autoComplete={way === "authenticator" ? "one-time-code" : "off"}
        autoCapitalize="characters"
        required
        autoFocus
        size="large"
        ref={field}
        value={code}
        onChange={setCode}
        error={error}
      />
      <Button type="submit" kind="primary" size="large" wide busy={step.isPending}>
        {t("enter")}
      </Button>
      {app && (
        <Button
          kind="quiet"
          wide
          onClick={() => {
            setWay(other);
            setCode("");
            setError(null);
          }}
        >
          {t(`step.use_${other}`)}
        </Button>
      )}
      <Button kind="quiet" wide onClick={again}>
        {t("step.again")}
      </Button>
    </form>
  );
}
