import { useRef, useState, type FormEvent } from "react";
import { call, fieldErrors, isRefusal } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { shortestPassword } from "../../platform/password-strength.ts";
import { forget } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { Button } from "../../ui/button.tsx";
import { NewPassword } from "../../ui/new-password.tsx";
import { PasswordInput } from "../../ui/text-input.tsx";
import { toast } from "../../ui/toast.tsx";
import css from "./account.module.css";
import { Section } from "./page.tsx";

/** My own password: the one I have, and a new one. Whoever came with a code by mail has none to show. */
export function PasswordPart() {
  const t = useWords("portal");
  const ui = useWords("ui");
  const me = useMe();
  const [open, show] = useState(false);
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [saving, setSaving] = useState(false);
  const underWay = useRef(false);

  const close = () => {
    show(false);
    setCurrent("");
    setNext("");
    setWrong({});
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (underWay.current) return;
    if ([...next].length < shortestPassword) return setWrong({ password: t("account.password_short") });
    underWay.current = true;
    setSaving(true);
    try {
      await call("PUT /session/password", { body: { password: next, ...(current && { current_password: current }) } });
      close();
      toast.told(t("account.password_saved"));
      void forget("GET /sessions");
    } catch (error) {
      const told = fieldErrors(error);
      setWrong(Object.keys(told).length > 0 ? told : { password: isRefusal(error) ? error.message : String(error) });
    } finally {
      underWay.current = false;
      setSaving(false);
    }
  };

  return (
    <Section title={t("account.password")}>
      {open ? (
        <form className={css.form} noValidate onSubmit={(event) => void save(event)}>
          <input type="text" name="username" autoComplete="username" value={me.email ?? ""} readOnly hidden />
          <PasswordInput
            label={t("account.password_current")}
            hint={t("account.password_current_hint")}
            autoComplete="current-password"
            autoFocus
            value={current}
            onChange={setCurrent}
            error={wrong["current_password"]}
          />
          <NewPassword
            label={t("account.password_new")}
            value={next}
            onChange={setNext}
            error={wrong["password"]}
            about={[me.name, me.email ?? "", me.organization?.name ?? ""]}
          />
          <div className={css.buttons}>
            <Button type="submit" kind="primary" busy={saving}>
              {t("account.password_save")}
            </Button>
            <Button kind="quiet" onClick={close}>
              {ui("cancel")}
            </Button>
          </div>
        </form>
      ) : (
        <div>
          <Button onClick={() => show(true)}>{t("account.password_open")}</Button>
        </div>
      )}
    </Section>
  );
}
