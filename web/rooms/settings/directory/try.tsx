import { IconCircle, IconCircleCheck, IconCircleX, IconPlugConnected } from "@tabler/icons-react";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Working } from "../../../ui/working.tsx";
import { OfferedCertificate } from "../mailbox/certificate.tsx";
import steps from "../mailbox/mailbox.module.css";
import { placeOf, type DirectoryValues } from "./values.ts";

const glyphs = { waiting: IconCircle, well: IconCircleCheck, wrong: IconCircleX };

interface TryProps {
  form: Form<DirectoryValues>;
  password: string;
  /** Whose kept password is used where none is typed. */
  id?: string;
}

/** Tries what stands in the form, before it is saved: step by step, and in words what is wrong. */
export function TryDirectory({ form, password, id }: TryProps) {
  const t = useWords("directory");
  const ask = useTell("POST /directories/tests", { refused: form.refused });
  const isReady = () => form.check("host", "bind_name", "people_base", ...(id ? [] : [["password", password] as const]));
  const run = () =>
    isReady() && ask.mutate({ body: { ...placeOf(form.values), ...(password && { password }), ...(id && { directory: id }) } });
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
              const found = step === "people" && ok ? t("test.people.found", { names: data.people.join(", ") }) : null;
              return (
                <li key={step} className={steps.step} data-state={state}>
                  <Glyph size={18} stroke={1.75} aria-hidden />
                  <span className={steps.what}>
                    {failure ? failure.detail : (found ?? t(state === "well" ? `test.${step}.well` : `test.${step}`))}
                    <span className="unseen"> ({t(`test.${state}`)})</span>
                  </span>
                  {failure && <span className={steps.do}>{failure.remedy}</span>}
                  {failure?.certificate && (
                    <OfferedCertificate certificate={failure.certificate} onTrust={(certificate) => form.set({ certificate })} />
                  )}
                </li>
              );
            })}
          </ol>
        </div>
      )}
    </Stack>
  );
}
