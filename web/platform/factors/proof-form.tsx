import { useState, type FormEvent } from "react";
import type { Proof } from "../../../contract/identity.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { PasswordInput, TextInput } from "../../ui/text-input.tsx";
import { call, fieldErrors, isRefusal } from "../client.ts";
import { emptyFields } from "../empty-fields.ts";
import { useWords } from "../i18n.ts";
import { useMe } from "../session.tsx";
import { browserHasPasskeys, answerWithPasskey } from "./passkey.ts";
import css from "./factors.module.css";

interface ProofFormProps {
  ways: readonly Proof[];
  proven: () => void;
  cancel: () => void;
}

const pathHere = (): string => window.location.pathname + window.location.search;

/** One way at a time, the best first; the others are a click away. */
export function ProofForm({ ways, proven, cancel }: ProofFormProps) {
  const t = useWords("factors");
  const say = useWords("ui");
  const email = useMe().email ?? "";
  const open = ways.filter((way) => way !== "passkey" || browserHasPasskeys());
  const [way, setWay] = useState<Proof>(open[0] ?? "code");
  const [typed, setTyped] = useState("");
  const [sent, setSent] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const proof = async () => {
    if (way === "company") {
      const { go_to } = await call("POST /session/company-proofs", { body: { return_to: pathHere() } });
      return window.location.assign(go_to);
    }
    if (way === "code" && !sent) {
      await call("POST /sign-in-codes", { body: { email } });
      return setSent(true);
    }
    if (way !== "passkey") await call("POST /session/proofs", { body: { [way]: typed } });
    else {
      const passkey = await answerWithPasskey(await call("POST /session/proof-challenges"));
      if (!passkey) return setError(t("proof.no_passkey"));
      await call("POST /session/proofs", { body: { passkey } });
    }
    return proven();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A dialog lies in the page's tree: its form is not the one below it.
    event.stopPropagation();
    const empty = emptyFields(event.currentTarget);
    setError(Object.values(empty ?? {})[0] ?? null);
    if (empty) return;
    setBusy(true);
    await proof().catch((refusal: unknown) => {
      if (!isRefusal(refusal)) throw refusal;
      setError(Object.values(fieldErrors(refusal))[0] ?? refusal.message);
      setTyped("");
    });
    setBusy(false);
  };
  const choose = (next: Proof) => {
    setWay(next);
    setTyped("");
    setError(null);
  };
  const field = { label: t(`proof.${way}`), value: typed, onChange: setTyped, error, required: true, autoFocus: true } as const;
  const toSend = way === "code" && !sent;
  return (
    <form className={css.form} noValidate onSubmit={(event) => void submit(event)}>
      <p>{t("proof.why")}</p>
      {way === "password" && <PasswordInput {...field} key={way} name="password" autoComplete="current-password" />}
      {(way === "authenticator" || (way === "code" && sent)) && (
        <TextInput {...field} key={way} name="code" inputMode="numeric" autoComplete="one-time-code" />
      )}
      {way === "company" && <p>{t("proof.company_how")}</p>}
      {toSend && <p>{t("proof.code_how", { email })}</p>}
      {error && (way === "passkey" || way === "company" || toSend) && <Banner tone="red" title={error} announce />}
      <Button type="submit" kind="primary" wide busy={busy} autoFocus={way === "passkey" || way === "company"}>
        {t(toSend ? "proof.send" : way === "company" ? "proof.go_there" : way === "passkey" ? "proof.use_passkey" : "proof.go_on")}
      </Button>
      {open
        .filter((other) => other !== way)
        .map((other) => (
          <Button key={other} kind="quiet" wide onClick={() => choose(other)}>
            {t(`proof.by_${other}`)}
          </Button>
        ))}
      <Button kind="quiet" wide onClick={cancel}>
        {say("cancel")}
      </Button>
    </form>
  );
}
