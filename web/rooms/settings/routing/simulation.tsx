import { IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import type { RoutingSimulation } from "../../../../contract/routing.ts";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { Link } from "../../../platform/place.tsx";
import { useTell } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/select.tsx";
import { Table } from "../../../ui/table.tsx";
import { Muted } from "../../../ui/text.tsx";
import { bodyOf, type RoutingValues } from "./rule-draft.ts";
import css from "./simulation.module.css";
import { subjectOf } from "../../../platform/subject.ts";

const lengths = ["7", "30", "90"] as const;

/** Who would have been asked to take what came, by the rule as it stands in the form. Nothing is changed. */
export function Simulation({ form }: { form: Form<RoutingValues> }) {
  const t = useWords("routing");
  const [days, choose] = useState<(typeof lengths)[number]>("30");
  const [of, look] = useState("");
  const run = useTell("POST /routing-rules/simulations", { refused: form.refused });
  const { name: _, active: __, ...body } = bodyOf(form.values);
  const asked = JSON.stringify([body, days]);
  const start = () => {
    if (!form.check("fallback")) return;
    look(asked);
    run.mutate({ body: { ...body, days: Number(days) } });
  };
  return (
    <section className={css.all} aria-label={t("sim")}>
      <div className={css.ask}>
        <Select
          label={t("sim.days")}
          value={days}
          onChange={choose}
          choices={lengths.map((value) => ({ value, label: t("sim.n_days", { n: Number(value) }) }))}
        />
        <Button icon={IconPlayerPlay} busy={run.isPending} onClick={start}>
          {t("sim.start")}
        </Button>
      </div>
      <Muted>{t("sim.basis")}</Muted>
      {run.data && of === asked && <Found found={run.data} />}
    </section>
  );
}

function Found({ found }: { found: RoutingSimulation }) {
  const t = useWords("routing");
  const time = useTime();
  const { tickets, contacts, asked, waited, unroutable } = found;
  const some = found.people.filter((one) => one.tickets > 0);
  return (
    <>
      <Banner announce tone={unroutable > 0 ? "amber" : "accent"} title={t("sim.found", { tickets, contacts, asked, waited, unroutable })}>
        {found.cut && <p>{t("sim.cut")}</p>}
        {found.reasons.length > 0 && (
          <>
            <p>{t("sim.reasons")}</p>
            <ul>
              {found.reasons.map(({ reason, tickets: n }) => (
                <li key={reason}>{t("sim.reason", { why: t(`reason.${reason}`), tickets: n })}</li>
              ))}
            </ul>
          </>
        )}
      </Banner>
      {some.length > 0 && (
        <Table
          label={t("sim.people")}
          rows={some}
          keyOf={({ person }) => person.id}
          columns={[
            { name: t("sim.person"), cell: ({ person }) => person.name },
            { name: t("sim.tickets"), cell: (one) => one.tickets, end: true },
            { name: t("sim.peak"), cell: ({ peak, cap }) => t("sim.of", { peak, cap }), end: true },
          ]}
        />
      )}
      {some.length < found.people.length && <Muted>{t("sim.others", { n: found.people.length - some.length })}</Muted>}
      {found.samples.length > 0 && (
        <Table
          label={t("sim.samples")}
          rows={found.samples}
          keyOf={({ ticket }) => ticket.id}
          columns={[
            {
              name: t("sim.ticket"),
              cell: ({ ticket }) => <Link to={paths.ticket(ticket.number)}>{`#${ticket.number} ${subjectOf(ticket)}`}</Link>,
            },
            { name: t("sim.asked"), cell: ({ person }) => person?.name ?? t("sim.nobody") },
            { name: t("sim.at"), cell: ({ at }) => at && <time title={time.full(at)}>{time.moment(at)}</time>, end: true },
          ]}
        />
      )}
    </>
  );
}
