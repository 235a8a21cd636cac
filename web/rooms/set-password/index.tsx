import { useEffect, useState } from "react";
import { call, fieldErrors, isRefusal, type Answer, type Refusal } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTime } from "../../platform/time.ts";
import { useTitle } from "../../platform/title.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Entrance } from "../../ui/entrance.tsx";
import { NewPassword } from "../../ui/new-password.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Stack } from "../../ui/stack.tsx";

type Opened = Answer<"POST /password-links/open">;

const refusalOf = (error: unknown): Refusal => {
  if (!isRefusal(error)) throw error;
  return error;
};

/** Where a one-time link leads: somebody chooses the password of their account in a directory. Nobody signs in; opening it changes nothing. */
export function SetPasswordPage() {
  const t = useWords("accounts");
  const time = useTime();
  useTitle(t("page.title"));
  // Behind `#` it reaches no server by itself and no log; a scanner that opens the link does not have it.
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [opened, setOpened] = useState<Opened | null>(null);
  const [dead, setDead] = useState<Refusal | null>(null);
  useEffect(() => {
    call("POST /password-links/open", { body: { token } }).then(setOpened, (error: unknown) => setDead(refusalOf(error)));
  }, [token]);
  const [done, setDone] = useState(false);
  return (
    <Entrance title={t("page.title")} lead={opened && !done ? t("page.lead", { ...opened }) : undefined}>
      <Stack gap={4}>
        {dead && (
          <Banner tone="amber" title={t("page.dead")} announce>
            {dead.message} {t("page.dead_says")}
          </Banner>
        )}
        {!opened && !dead && <SkeletonRows rows={2} />}
        {opened && !done && (
          <>
            <Choose token={token} account={opened.account} onDone={() => setDone(true)} />
            <p>{t("page.until", { at: time.moment(opened.good_until) })}</p>
          </>
        )}
        {opened && done && (
          <Banner tone="green" title={t("page.done")} announce>
            {t("page.done_says", { account: opened.account })}
          </Banner>
        )}
      </Stack>
    </Entrance>
  );
}

function Choose({ token, account, onDone }: { token: string; account: string; onDone: () => void }) {
  const t = useWords("accounts");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const save = () => {
    setBusy(true);
    setRefused(null);
    call("POST /password-links/use", { body: { token, password } })
      .then(onDone, (error: unknown) => setRefused(refusalOf(error)))
      .finally(() => setBusy(false));
  };
  const wrong = fieldErrors(refused)["password"];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== "" && !busy) save();
      }}
    >
      <Stack gap={4}>
        {refused && !wrong && <Banner tone="red" title={refused.message} announce />}
        {/* So that a keeper of passwords knows whose it is. */}
        <input type="text" autoComplete="username" value={account} readOnly hidden />
        <NewPassword
          label={t("page.password")}
          value={password}
          onChange={(value) => {
            setPassword(value);
            setRefused(null);
          }}
          error={wrong ?? null}
          about={[account]}
          size="large"
        />
        <Button kind="primary" size="large" wide type="submit" busy={busy} disabled={password === ""}>
          {t("page.save")}
        </Button>
      </Stack>
    </form>
  );
}
