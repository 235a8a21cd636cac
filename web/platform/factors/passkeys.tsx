import { IconFingerprint } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Muted } from "../../ui/text.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { toast } from "../../ui/toast.tsx";
import { call, fieldErrors, isRefusal, type Answer } from "../client.ts";
import { deviceOf } from "../device.ts";
import { emptyFields } from "../empty-fields.ts";
import { useWords } from "../i18n.ts";
import { forget, useTell } from "../queries.ts";
import { useNow, useTime } from "../time.ts";
import css from "./factors.module.css";
import { browserHasPasskeys, makePasskey } from "./passkey.ts";

interface PasskeysProps {
  passkeys: Answer<"GET /session/factors">["passkeys"];
  possible: boolean;
  /** Codes that came with the first one, to be shown this once. */
  showCodes: (codes: string[]) => void;
}

/** Every passkey with its name and last use, and a way to add the one of this device. */
export function Passkeys({ passkeys, possible, showCodes }: PasskeysProps) {
  const t = useWords("factors");
  const time = useTime();
  const now = useNow(60_000);
  const remove = useTell("DELETE /session/passkeys/{id}", {
    done: () => {
      toast.told(t("passkeys.removed"));
      void forget("GET /session/factors");
    },
  });
  return (
    <>
      {passkeys.length > 0 && (
        <div className={css.list}>
          {passkeys.map(({ id, name, created_at, last_used_at }) => (
            <div key={id} className={css.item}>
              <IconFingerprint size={22} stroke={1.5} aria-hidden />
              <span className={css.words}>
                <span className={css.name}>{name}</span>
                <br />
                <span className={css.seen}>
                  {t("since", { day: time.moment(created_at) })} ·{" "}
                  {last_used_at ? t("used", { ago: time.ago(last_used_at, now) }) : t("unused")}
                </span>
              </span>
              <Button
                size="small"
                aria-label={t("passkeys.remove_label", { name })}
                busy={remove.isPending && remove.variables.params.id === id}
                onClick={() => remove.mutate({ params: { id } })}
              >
                {t("remove")}
              </Button>
            </div>
          ))}
        </div>
      )}
      {possible && browserHasPasskeys() ? <AddPasskey showCodes={showCodes} /> : <Muted>{t("passkeys.impossible")}</Muted>}
    </>
  );
}

function AddPasskey({ showCodes }: Pick<PasskeysProps, "showCodes">) {
  const t = useWords("factors");
  const device = deviceOf(navigator.userAgent);
  const [name, setName] = useState(device ? t("passkeys.device", device) : "");
  const [unnamed, setUnnamed] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const add = async () => {
    const credential = await makePasskey(await call("POST /session/passkey-challenges"));
    if (!credential) return setError(t("passkeys.not_made"));
    const { recovery_codes } = await call("POST /session/passkeys", { body: { name, credential } });
    toast.told(t("passkeys.added", { name }));
    setName("");
    await forget("GET /session/factors");
    if (recovery_codes) showCodes(recovery_codes);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const empty = emptyFields(event.currentTarget);
    setError(null);
    setUnnamed(empty?.["passkey_name"] ?? null);
    if (empty) return;
    setBusy(true);
    await add().catch((refusal: unknown) => {
      if (!isRefusal(refusal)) throw refusal;
      setError(Object.values(fieldErrors(refusal))[0] ?? refusal.message);
    });
    setBusy(false);
  };
  return (
    <form className={css.form} noValidate onSubmit={(event) => void submit(event)}>
      <div className={css.row}>
        <TextInput label={t("passkeys.name")} name="passkey_name" required maxLength={60} value={name} onChange={setName} error={unnamed} />
        <Button type="submit" busy={busy}>
          {t("passkeys.add")}
        </Button>
      </div>
      {error && <Banner tone="red" title={error} announce />}
    </form>
  );
}
