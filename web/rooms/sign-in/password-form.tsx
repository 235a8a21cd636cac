import { useRef, useState, type FormEvent } from "react";
import type { Me } from "../../../contract/access.ts";
import { fieldErrors, type Refusal } from "../../platform/client.ts";
import { emptyFields } from "../../platform/empty-fields.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTell } from "../../platform/queries.ts";
import { Button } from "../../ui/button.tsx";
import { PasswordInput, TextInput } from "../../ui/text-input.tsx";
import css from "./sign-in.module.css";

export interface WayProps {
  email: string;
  setEmail: (email: string) => void;
  done: (me: Me) => void;
  /** It was right, and there is a second step: the ways to take it. */
  second: (methods: string[]) => void;
  /** Shows the other way of signing in; null: there is none. */
  other: (() => void) | null;
  /** Another button of the page is the first one. */
  isSecond?: boolean;
}

export function PasswordForm({ email, setEmail, done, second, other, isSecond }: WayProps) {
  const t = useWords("sign-in");
  const [password, setPassword] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const field = useRef<HTMLInputElement>(null);
  const signIn = useTell("POST /session", {
    done,
    refused: (refusal) => {
      const methods = refusal.problem["methods"];
      if (refusal.code === "second_step_needed" && Array.isArray(methods)) return second(methods);
      setErrors(errorsOf(refusal, "password", t("refused.password")));
      field.current?.select();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const empty = emptyFields(event.currentTarget);
    setErrors(empty ?? {});
    if (!empty) signIn.mutate({ body: { email, password } });
  };
  return (
    <form className={css.form} noValidate onSubmit={submit}>
      <TextInput
        label={t("email")}
        type="email"
        name="email"
        autoComplete="username"
        required
        autoFocus={!isSecond}
        size="large"
        value={email}
        onChange={setEmail}
        error={errors["email"]}
      />
      <PasswordInput
        label={t("password")}
        name="password"
        autoComplete="current-password"
        required
        size="large"
        ref={field}
        value={password}
        onChange={setPassword}
        error={errors["password"]}
      />
      <Button type="submit" kind={isSecond ? "plain" : "primary"} size="large" wide busy={signIn.isPending}>
        {t("enter")}
      </Button>
      {other && (
        <Button kind="quiet" wide onClick={other}>
          {t("use_code")}
        </Button>
      )}
    </form>
  );
}

/** What is wrong, at the field; what belongs to no field stands at the secret, which is typed anew. */
export function errorsOf(refusal: Refusal, secret: "password" | "code", refused: string): Record<string, string> {
  if (refusal.code === "sign_in_refused") return { [secret]: refused };
  const errors = fieldErrors(refusal);
  return errors["email"] || errors[secret] ? errors : { [secret]: refusal.message };
}
