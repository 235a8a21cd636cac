import { useRef, useState, type FormEvent } from "react";
import { fieldErrors } from "../../platform/client.ts";
import { emptyFields } from "../../platform/empty-fields.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTell } from "../../platform/queries.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { errorsOf, type WayProps } from "./password-form.tsx";
import css from "./sign-in.module.css";

/** First the address, then the code that came by mail. The screen says the same whether the address is known or not. */
export function CodeForm({ email, setEmail, done, second, other, isSecond }: WayProps) {
  const t = useWords("sign-in");
  const [code, setCode] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const field = useRef<HTMLInputElement>(null);
  const ask = useTell("POST /sign-in-codes", {
    done: (_, { body }) => {
      setSentTo(body.email);
      setCode("");
    },
    refused: (refusal) => setErrors({ email: refusal.message, ...fieldErrors(refusal) }),
  });
  const signIn = useTell("POST /session", {
    done,
    refused: (refusal) => {
      const methods = refusal.problem["methods"];
      if (refusal.code === "second_step_needed" && Array.isArray(methods)) return second(methods);
      setErrors(errorsOf(refusal, "code", t("refused.code")));
      field.current?.select();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const empty = emptyFields(event.currentTarget);
    setErrors(empty ?? {});
    if (empty) return;
    if (sentTo) signIn.mutate({ body: { email: sentTo, code } });
    else ask.mutate({ body: { email } });
  };
  const again = () => {
    setErrors({});
    setSentTo(null);
  };
  return (
    <form className={css.form} noValidate onSubmit={submit}>
      {sentTo ? (
        <>
          <Banner tone="green" title={t("code.sent", { email: sentTo })} announce>
            {t("code.wait")}
          </Banner>
          <TextInput
            key="code"
            label={t("code")}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            autoFocus
            size="large"
            ref={field}
            value={code}
            onChange={setCode}
            error={errors["code"] ?? errors["email"]}
          />
          <Button type="submit" kind={isSecond ? "plain" : "primary"} size="large" wide busy={signIn.isPending}>
            {t("enter")}
          </Button>
          <Button kind="quiet" wide onClick={again}>
            {t("code.again")}
          </Button>
        </>
      ) : (
        <>
          <TextInput
            key="email"
            label={t("email")}
            type="email"
            name="email"
            autoComplete="username"
            required
            autoFocus
            size="large"
            hint={t("code.hint")}
            value={email}
            onChange={setEmail}
            error={errors["email"]}
          />
          <Button type="submit" kind={isSecond ? "plain" : "primary"} size="large" wide busy={ask.isPending}>
            {t("code.send")}
          </Button>
          {other && (
            <Button kind="quiet" wide onClick={other}>
              {t("use_password")}
            </Button>
          )}
        </>
      )}
    </form>
  );
}
