import { useEffect, useState } from "react";
import type { Me } from "../../../contract/access.ts";
import { useWords } from "../../platform/i18n.ts";
import { useGo, usePlace } from "../../platform/place.tsx";
import { useAsk } from "../../platform/queries.ts";
import { become, startOf, whoAmI } from "../../platform/session.tsx";
import { useTitle } from "../../platform/title.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Entrance } from "../../ui/entrance.tsx";
import { CodeForm } from "./code-form.tsx";
import { CompanyWays } from "./company-ways.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SecondStepForm } from "./second-step-form.tsx";
import css from "./sign-in.module.css";

/** With a password, or with a code by mail. Afterwards to the page that was asked for. */
export function SignInPage() {
  const t = useWords("sign-in");
  useTitle(t("title"));
  const go = useGo();
  const { search } = usePlace<{ return?: string }>();
  // Of the address as it was: on the way out this page still sees the next one.
  const [wanted] = useState(search.return);
  const [email, setEmail] = useState("");
  const [way, setWay] = useState<"password" | "code">("password");
  const [step, setStep] = useState<string[] | null>(null);
  const { data: setup } = useAsk("GET /setup");
  const { data: ways, isPending } = useAsk("GET /sign-in-ways");
  const [emergency, setEmergency] = useState(false);

  const enter = async (me: Me) => {
    await become(me);
    go(startOf(me, wanted), { replace: true });
  };
  useEffect(() => {
    // Signed in already, in another tab say: there is nothing to do here.
    whoAmI().then(
      (me) => me && go(startOf(me, wanted), { replace: true }),
      () => {},
    );
  }, [go, wanted]);

  const done = (me: Me) => void enter(me);
  if (step) {
    return (
      <Entrance title={t("step.heading")} lead={t("step.lead")}>
        <SecondStepForm methods={step} done={done} again={() => setStep(null)} />
      </Entrance>
    );
  }
  const isSecond = !emergency && (ways?.items.length ?? 0) > 0;
  const shared = { email, setEmail, done, second: setStep, isSecond };
  const only = ways?.only === true;
  return (
    <Entrance title={t("heading")} lead={wanted ? t("lead_return") : t("lead")}>
      {setup?.needed && (
        <div className={css.setup}>
          <Banner title={t("setup.title")}>{t("setup.how")}</Banner>
        </div>
      )}
      {!emergency && <CompanyWays ways={ways} wanted={wanted} />}
      {emergency && <p className={css.how}>{t("only.how")}</p>}
      {isPending || (only && !emergency) ? null : way === "password" || only ? (
        <PasswordForm {...shared} other={only ? null : () => setWay("code")} />
      ) : (
        <CodeForm {...shared} other={() => setWay("password")} />
      )}
      <div className={css.passkey}>
        {!isPending && (!only || emergency) && <PasskeyButton done={done} />}
        {only && (
          <Button kind="quiet" wide onClick={() => setEmergency(!emergency)}>
            {t(emergency ? "only.back" : "only.open")}
          </Button>
        )}
      </div>
    </Entrance>
  );
}
