import { useState } from "react";
import { call, isRefusal, type Answer } from "../../platform/client.ts";
import { answerWithPasskey, browserHasPasskeys } from "../../platform/factors/passkey.ts";
import { useWords } from "../../platform/i18n.ts";
import { accountWords } from "../../platform/verifications/account-words.ts";
import { useTitle } from "../../platform/title.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Entrance } from "../../ui/entrance.tsx";
import { Stack } from "../../ui/stack.tsx";
import { TextInput } from "../../ui/text-input.tsx";

type Read = Answer<"POST /caller-verifications/readings">;

/** Where somebody on the telephone with the desk types the code they are told, sees who asks for what, and signs with their passkey. */
export function VerifyPage() {
  const t = useWords("verify");
  useTitle(t("page.title"));
  const [code, setCode] = useState("");
  const [read, setRead] = useState<Read | null>(null);
  const [done, setDone] = useState<"signed" | "denied" | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setRefused(null);
    try {
      await work();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      setRefused(error.status === 404 ? t("page.unknown") : error.message);
    } finally {
      setBusy(false);
    }
  };
  const body = { pairing_code: code.trim() };
  const look = () => attempt(async () => setRead(await call("POST /caller-verifications/readings", { body })));
  const sign = () =>
    attempt(async () => {
      const credential = read && (await answerWithPasskey(read.options));
      if (!credential) return setRefused(t("page.not_signed"));
      await call("POST /caller-verifications/signatures", { body: { ...body, credential } });
      setDone("signed");
    });
  const deny = () =>
    attempt(async () => {
      await call("POST /caller-verifications/denials", { body });
      setDone("denied");
    });
  return (
    <Entrance title={t("page.title")} lead={t("page.lead")}>
      <Stack gap={4}>
        {refused && <Banner tone="red" title={refused} announce />}
        {done && (
          <Banner tone={done === "signed" ? "green" : "accent"} title={t(`page.${done}`)} announce>
            {t(`page.${done}_says`)}
          </Banner>
        )}
        {!done && !read && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (body.pairing_code.length >= 8) void look();
            }}
          >
            <Stack gap={4}>
              <TextInput
                label={t("page.code")}
                hint={t("page.code_hint")}
                value={code}
                onChange={setCode}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={20}
                size="large"
              />
              <Button kind="primary" type="submit" busy={busy} disabled={body.pairing_code.length < 8}>
                {t("page.next")}
              </Button>
            </Stack>
          </form>
        )}
        {!done && read && (
          <>
            <Banner title={t("page.asks", { name: read.technician, action: t(`action.${read.action}`) })}>
              {t("page.ticket", { number: read.ticket_number, account: accountWords(read.account) })} {t("page.compare")}
            </Banner>
            {!browserHasPasskeys() && <Banner tone="amber" title={t("page.no_passkeys")} />}
            <Button kind="primary" busy={busy} onClick={() => void sign()}>
              {t("page.sign")}
            </Button>
            <Button busy={busy} onClick={() => void deny()}>
              {t("page.deny")}
            </Button>
          </>
        )}
      </Stack>
    </Entrance>
  );
}
