import { IconBuilding } from "@tabler/icons-react";
import { useState } from "react";
import { call, isRefusal, type Answer } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import css from "./sign-in.module.css";

/** One button for each provider of the company; nothing where there is none. */
export function CompanyWays({ ways, wanted }: { ways: Answer<"GET /sign-in-ways"> | undefined; wanted: string | undefined }) {
  const t = useWords("sign-in");
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const leave = async (key: string) => {
    setError(null);
    setBusy(key);
    try {
      const { go_to } = await call("POST /sign-in-ways/{key}/beginnings", { params: { key }, body: { return_to: wanted } });
      window.location.assign(go_to);
    } catch (refusal) {
      setBusy(null);
      if (!isRefusal(refusal)) throw refusal;
      setError(refusal.message);
    }
  };
  if (!ways || ways.items.length === 0) return null;
  return (
    <div className={css.company}>
      {ways.items.map(({ key, name }, n) => (
        <Button
          key={key}
          kind={n === 0 ? "primary" : "plain"}
          icon={IconBuilding}
          size="large"
          wide
          busy={busy === key}
          onClick={() => void leave(key)}
        >
          {t("company", { name })}
        </Button>
      ))}
      {error && <Banner tone="red" title={error} announce />}
      {!ways.only && <p className={css.or}>{t("or")}</p>}
    </div>
  );
}
