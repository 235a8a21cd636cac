import { IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import type { RuleDryRun } from "../../../../contract/rules.ts";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { Link } from "../../../platform/place.tsx";
import { useTell } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/select.tsx";
import { Table } from "../../../ui/table.tsx";
import { bodyOf, type RuleValues } from "./rule-draft.ts";
import css from "./rules.module.css";
import { subjectOf } from "../../../platform/subject.ts";

const sizes = ["100", "500", "1000"] as const;
type Sample = RuleDryRun["samples"][number];

/** What the rule as it stands in the form would do to the newest tickets. Nothing is changed. */
export function DryRun({ form }: { form: Form<RuleValues> }) {
  const t = useWords("rules");
  const [newest, choose] = useState<(typeof sizes)[number]>("100");
  const [of, look] = useState("");
  const run = useTell("POST /rules/dry-runs", { refused: form.refused });
  const { name: _, active: __, ...body } = bodyOf(form.values);
  const asked = JSON.stringify(body);
  const start = () => {
    look(asked);
    run.mutate({ body: { ...body, newest: Number(newest) } });
  };
  return (
    <section className={css.dry} aria-label={t("dry")}>
      <div className={css.ask}>
        <Select
          label={t("dry.newest")}
          value={newest}
          onChange={choose}
          choices={sizes.map((value) => ({ value, label: t("dry.tickets", { n: Number(value) }) }))}
        />
        <Button icon={IconPlayerPlay} busy={run.isPending} onClick={start}>
          {t("dry.start")}
        </Button>
      </div>
      {run.data && of === asked && <Found found={run.data} />}
    </section>
  );
}

function Found({ found }: { found: RuleDryRun }) {
  const t = useWords("rules");
  const acts = useWords("ready");
  const step = ({ act, result, refusal, changes }: Sample["steps"][number]) => {
    const what = Object.values(changes).map(({ from, to }) => t("dry.change", { from: from ?? "–", to: to ?? "–" }));
    const how = result === "refused" ? refusal : result === "unchanged" ? t("dry.unchanged") : what.join(", ");
    return [acts.maybe(`act.${act}`, {}, act), how].filter(Boolean).join(": ");
  };
  return (
    <>
      <Banner announce title={t("dry.found", { examined: found.examined, matched: found.matched, changed: found.changed })}>
        {found.refusals.length > 0 && (
          <ul>
            {found.refusals.map(({ title, count }) => (
              <li key={title}>{t("dry.refused", { title, n: count })}</li>
            ))}
          </ul>
        )}
      </Banner>
      {found.samples.length > 0 && (
        <Table
          label={t("dry.samples")}
          rows={found.samples}
          keyOf={({ ticket }) => ticket.id}
          columns={[
            {
              name: t("ticket"),
              cell: ({ ticket }) => <Link to={paths.ticket(ticket.number)}>{`#${ticket.number} ${subjectOf(ticket)}`}</Link>,
            },
            {
              name: t("dry.would"),
              cell: ({ steps }) => (
                <ul className={css.steps}>
                  {steps.map((one, at) => (
                    // Two acts of one kind may say the same.
                    <li key={at}>{step(one)}</li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
