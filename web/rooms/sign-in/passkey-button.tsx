import { IconFingerprint } from "@tabler/icons-react";
import { useState } from "react";
import type { Me } from "../../../contract/access.ts";
import { call, isRefusal } from "../../platform/client.ts";
import { answerWithPasskey, browserHasPasskeys } from "../../platform/factors/passkey.ts";
import { useWords } from "../../platform/i18n.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";

/** Signs in with nothing typed, where this browser has passkeys at all. */
export function PasskeyButton({ done }: { done: (me: Me) => void }) {
  const t = useWords("sign-in");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const enter = async () => {
    const credential = await answerWithPasskey(await call("POST /passkey-challenges"));
    if (credential) done(await call("POST /session/passkey", { body: { credential } }));
    else setError(t("passkey.none"));
  };
  const run = async () => {
    setError(null);
    setBusy(true);
    await enter().catch((refusal: unknown) => {
      if (!isRefusal(refusal)) throw refusal;
      setError(refusal.message);
    });
    setBusy(false);
  };
  if (!browserHasPasskeys()) return null;
  return (
    <>
      <Button icon={IconFingerprint} size="large" wide busy={busy} onClick={() => void run()}>
        {t("use_passkey")}
      </Button>
      {error && <Banner tone="red" title={error} announce />}
    </>
  );
}
