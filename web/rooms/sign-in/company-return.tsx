import { useEffect, useRef, useState } from "react";
import type { Me } from "../../../contract/access.ts";
import { call, isRefusal } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths, safeReturn } from "../../platform/paths.ts";
import { useGo, usePlace } from "../../platform/place.tsx";
import { become, startOf } from "../../platform/session.tsx";
import { useTitle } from "../../platform/title.ts";
import { Banner } from "../../ui/banner.tsx";
import { Entrance } from "../../ui/entrance.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Working } from "../../ui/working.tsx";
import { SecondStepForm } from "./second-step-form.tsx";
import css from "./sign-in.module.css";

/** What the provider sends along; anything else in the address is not ours. */
const names = ["state", "code", "iss", "error", "error_description"] as const;

/** Somebody comes back from the company's provider: what it sent along is handed to the desk, once, and leaves the address. */
export function CompanyReturn() {
  const t = useWords("sign-in");
  useTitle(t("title"));
  const go = useGo();
  const { rest, search } = usePlace();
  const [sent] = useState(() => Object.fromEntries(names.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]]))));
  const [problem, setProblem] = useState<string | null>(null);
  const [step, setStep] = useState<{ methods: string[]; wanted: string | null } | null>(null);
  const begun = useRef(false);
  const key = rest[1] ?? "";

  const enter = async (me: Me, wanted: string | null) => {
    await become(me);
    go(startOf(me, wanted), { replace: true });
  };
  useEffect(() => {
    // React may draw twice; a code is good once.
    if (begun.current) return;
    begun.current = true;
    window.history.replaceState(window.history.state, "", window.location.pathname);
    const finish = async () => {
      const { me, return_to } = await call("POST /sign-in-ways/{key}/answers", { params: { key }, body: { state: "?", ...sent } });
      if (me) return enter(me, return_to);
      return go(safeReturn(return_to) ?? paths.settings("sign-in"), { replace: true });
    };
    finish().catch((refusal: unknown) => {
      if (!isRefusal(refusal)) throw refusal;
      const { methods, return_to } = refusal.problem;
      if (refusal.code === "second_step_needed" && Array.isArray(methods))
        return setStep({ methods, wanted: typeof return_to === "string" ? return_to : null });
      return setProblem(refusal.message);
    });
  });

  if (step)
    return (
      <Entrance title={t("step.heading")} lead={t("step.lead")}>
        <SecondStepForm
          methods={step.methods}
          done={(me) => void enter(me, step.wanted)}
          again={() => go(paths.signIn(step.wanted ?? undefined), { replace: true })}
        />
      </Entrance>
    );
  return (
    <Entrance title={t(problem ? "company.refused" : "company.coming")}>
      {problem ? (
        <div className={css.passkey}>
          <Banner tone="red" title={problem} announce />
          <LinkButton kind="primary" to={paths.signIn()}>
            {t("company.back")}
          </LinkButton>
        </div>
      ) : (
        <Working label={t("company.working")} />
      )}
    </Entrance>
  );
}
