import { IconCircle, IconCircleCheck, IconCircleX, IconPlugConnected } from "@tabler/icons-react";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Muted } from "../../../ui/text.tsx";
import { Working } from "../../../ui/working.tsx";
import { OfferedCertificate } from "../mailbox/certificate.tsx";
import steps from "../mailbox/mailbox.module.css";
import type { CompanyValues } from "./values.ts";

const glyphs = { waiting: IconCircle, well: IconCircleCheck, wrong: IconCircleX };

interface TryProps {
  form: Form<CompanyValues>;
  secret: string;
  /** Whose kept secret is used where none is typed. */
  id?: string;
}

/** Tries what stands in the form, before it is saved: step by step, and in words what is wrong. */
export function TryCompany({ form, secret, id }: TryProps) {
  const t = useWords("company");
  const ask = useTell("POST /identity-providers/tests", { refused: form.refused });
  const { issuer, client_id, certificate } = form.values;
  const run = () =>
    form.check("issuer", "client_id", ...(id ? [] : [["client_secret", secret] as const])) &&
    ask.mutate({
      body: {
        issuer,
        client_id,
        certificate: certificate?.pem ?? null,
        ...(secret && { client_secret: secret }),
        ...(id && { provider: id }),
      },
    });
  useKeys([{ label: t("test"), run }]);
  const { data, isPending } = ask;
  return (
    <Stack>
      <div>
        <Button icon={IconPlugConnected} busy={isPending} onClick={run}>
          {t("test")}
        </Button>
      </div>
      {isPending && <Working label={t("test.working")} />}
      {data && !isPending && (
        <div role="group" aria-label={t("test")}>
          <ol className={steps.steps} role="list" aria-live="polite">
            {data.steps.map(({ step, ok, failure }) => {
              const state = ok === null ? "waiting" : ok ? "well" : "wrong";
              const Glyph = glyphs[state];
              return (
                <li key={step} className={steps.step} data-state={state}>
                  <Glyph size={18} stroke={1.75} aria-hidden />
                  <span className={steps.what}>
                    {failure ? failure.detail : t(state === "well" ? `test.${step}.well` : `test.${step}`)}
                    <span className="unseen"> ({t(`test.${state}`)})</span>
                  </span>
                  {failure && <span className={steps.do}>{failure.remedy}</span>}
                  {failure?.certificate && (
                    <OfferedCertificate certificate={failure.certificate} onTrust={(trusted) => form.set({ certificate: trusted })} />
                  )}
                </li>
              );
            })}
          </ol>
          {data.ok && <Muted>{t("test.ways", { out: String(data.signs_out), tells: String(data.tells) })}</Muted>}
        </div>
      )}
    </Stack>
  );
}
