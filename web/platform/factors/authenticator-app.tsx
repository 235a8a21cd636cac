import { IconDeviceMobile } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { Button } from "../../ui/button.tsx";
import { CopyText } from "../../ui/copy-text.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { toast } from "../../ui/toast.tsx";
import { fieldErrors, type Answer } from "../client.ts";
import { emptyFields } from "../empty-fields.ts";
import { useWords } from "../i18n.ts";
import { forget, useTell } from "../queries.ts";
import { useNow, useTime } from "../time.ts";
import css from "./factors.module.css";
import { QrCode } from "./qr-code.tsx";

interface AuthenticatorAppProps {
  app: Answer<"GET /session/factors">["authenticator"];
  /** Codes that came with it, to be shown this once. */
  showCodes: (codes: string[]) => void;
}

/** Set up by a picture and a code, shown with its last use, removed or moved to another phone. */
export function AuthenticatorApp({ app, showCodes }: AuthenticatorAppProps) {
  const t = useWords("factors");
  const time = useTime();
  const now = useNow(60_000);
  const begin = useTell("POST /session/authenticator");
  const remove = useTell("DELETE /session/authenticator", {
    done: () => {
      toast.told(t("app.removed"));
      void forget("GET /session/factors");
    },
  });
  const done = (codes: string[] | null) => {
    begin.reset();
    toast.told(t("app.added"));
    void forget("GET /session/factors");
    if (codes) showCodes(codes);
  };
  if (begin.data) return <Begun begun={begin.data} done={done} cancel={begin.reset} />;
  return (
    <>
      {app && (
        <div className={css.list}>
          <div className={css.item}>
            <IconDeviceMobile size={22} stroke={1.5} aria-hidden />
            <span className={css.words}>
              <span className={css.name}>{t("app")}</span>
              <br />
              <span className={css.seen}>
                {t("since", { day: time.moment(app.created_at) })}
                {app.last_used_at && ` · ${t("used", { ago: time.ago(app.last_used_at, now) })}`}
              </span>
            </span>
            <Button size="small" busy={remove.isPending} aria-label={t("app.remove_label")} onClick={() => remove.mutate({})}>
              {t("remove")}
            </Button>
          </div>
        </div>
      )}
      <div>
        <Button busy={begin.isPending} onClick={() => begin.mutate({})}>
          {t(app ? "app.move" : "app.begin")}
        </Button>
      </div>
    </>
  );
}

interface BegunProps {
  begun: Answer<"POST /session/authenticator">;
  done: (codes: string[] | null) => void;
  cancel: () => void;
}

function Begun({ begun, done, cancel }: BegunProps) {
  const t = useWords("factors");
  const say = useWords("ui");
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);
  const confirm = useTell("PUT /session/authenticator", {
    done: (answer) => done(answer.recovery_codes),
    refused: (refusal) => setError(fieldErrors(refusal)["code"] ?? refusal.message),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const empty = emptyFields(event.currentTarget);
    setError(empty?.["code"] ?? null);
    if (!empty) confirm.mutate({ body: { code } });
  };
  return (
    <form className={css.begin} noValidate onSubmit={submit}>
      <QrCode text={begun.uri} label={t("app.picture")} />
      <div className={css.steps}>
        <p>{t("app.scan")}</p>
        <CopyText label={t("app.key")} text={begun.key} hint={t("app.key_hint")} />
        <TextInput
          label={t("app.code")}
          hint={t("app.code_hint")}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          autoFocus
          value={code}
          onChange={setCode}
          error={error}
        />
        <div className={css.row}>
          <span>
            <Button type="submit" kind="primary" busy={confirm.isPending}>
              {t("app.confirm")}
            </Button>{" "}
            <Button kind="quiet" onClick={cancel}>
              {say("cancel")}
            </Button>
          </span>
        </div>
      </div>
    </form>
  );
}
