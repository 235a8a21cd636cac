import { IconAlertTriangle, IconCircle, IconCircleCheck, IconCircleX, type Icon } from "@tabler/icons-react";
import type { SeenCertificate } from "../../../../contract/mail-fault.ts";
import { useEffect, useRef } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { Working } from "../../../ui/working.tsx";
import { OfferedCertificate } from "./certificate.tsx";
import css from "./mailbox.module.css";
import type { Tested } from "./servers.ts";

type Step = Tested["steps"][number];
type State = "waiting" | "well" | "wrong" | "small";

const names: readonly Step["step"][] = ["read", "send", "return", "plus"];
const glyphs: Record<State, Icon> = { waiting: IconCircle, well: IconCircleCheck, wrong: IconCircleX, small: IconAlertTriangle };

// Without addresses with a + the desk works, too.
const stateOf = ({ step, ok }: Step): State => (ok === null ? "waiting" : ok ? "well" : step === "plus" ? "small" : "wrong");

interface TestStepsProps {
  tested: Tested | null;
  busy: boolean;
  /** A certificate that the server of this step showed, and that somebody has compared. */
  onTrust?: (which: "fetching" | "sending", certificate: SeenCertificate) => void;
}

/** The whole round of a message to oneself, step by step: what was tried, what is wrong, and what to do. */
export function TestSteps({ tested, busy, onTrust }: TestStepsProps) {
  const t = useWords("mailbox");
  const steps = names.map((name): Step => tested?.steps.find(({ step }) => step === name) ?? { step: name, ok: null, failure: null });
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => void element.current?.scrollIntoView({ block: "nearest" }), [busy]);
  return (
    <div ref={element} role="group" aria-label={t("test")}>
      {busy && <Working label={t("test.working")} />}
      <ol className={css.steps} role="list" aria-live="polite" aria-busy={busy || undefined}>
        {steps.map((step) => (
          <TestStep key={step.step} step={busy ? { ...step, ok: null, failure: null } : step} onTrust={onTrust} />
        ))}
      </ol>
    </div>
  );
}

function TestStep({ step, onTrust }: { step: Step; onTrust: TestStepsProps["onTrust"] }) {
  const t = useWords("mailbox");
  const state = stateOf(step);
  const Glyph = glyphs[state];
  const { failure } = step;
  const certificate = failure?.certificate;
  return (
    <li className={css.step} data-state={state}>
      <Glyph size={18} stroke={1.75} aria-hidden />
      <span className={css.what}>
        {failure ? failure.detail : t(state === "well" ? `test.${step.step}.well` : `test.${step.step}`)}
        <span className="unseen"> ({t(`test.${state}`)})</span>
      </span>
      {failure && <span className={css.do}>{failure.remedy}</span>}
      {certificate && onTrust && (
        <OfferedCertificate certificate={certificate} onTrust={(seen) => onTrust(step.step === "read" ? "fetching" : "sending", seen)} />
      )}
    </li>
  );
}
