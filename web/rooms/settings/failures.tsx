import { useState } from "react";
import type { Answer } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { forget, useAsk, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { useTime } from "../../platform/time.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Section } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import css from "./health.module.css";

type Failure = Answer<"GET /failures">["items"][number];

const askAgain = () => void Promise.all([forget("GET /failures"), forget("GET /health")]);

/** What went wrong in the background: run again or given up, by those who may. Nothing is shown while nothing is wrong. */
export function Failures() {
  const t = useWords("settings");
  const reading = useAsk("GET /failures", { refetchInterval: 10_000, staleTime: 0 });
  if (reading.data?.total === 0) return null;
  return (
    <Section title={t("failures")} count={reading.data?.total} lead={t("failures.lead")}>
      <Reading of={reading} rows={2}>
        {({ items, total }) => (
          <>
            <Rows failures={items} />
            {items.length < total && <p className={css.asked}>{t("failures.more", { n: total - items.length })}</p>}
          </>
        )}
      </Reading>
    </Section>
  );
}

function Rows({ failures }: { failures: readonly Failure[] }) {
  const t = useWords("settings");
  const time = useTime();
  const mayMend = useMay()("system:write");
  const [asking, ask] = useState<Failure | null>(null);
  const again = useTell("POST /failures/{id}/retries", {
    done: () => {
      toast.told(t("failures.again_told"));
      askAgain();
    },
  });
  return (
    <>
      <Table
        label={t("failures")}
        rows={failures}
        keyOf={({ id }) => id}
        columns={[
          {
            name: t("failures.what"),
            cell: ({ name, about, ticket_number }) => (
              <span className={css.what}>
                {t.maybe(`failures.name.${name}`, {}, name)}
                {about && <span className={css.state}>{t.maybe(`event.${about}`, {}, about)}</span>}
                {ticket_number !== null && (
                  <Link to={paths.ticket(ticket_number)}>{t("failures.ticket", { number: String(ticket_number) })}</Link>
                )}
              </span>
            ),
          },
          { name: t("failures.error"), cell: ({ error }) => error },
          { name: t("failures.attempts"), cell: (row) => t("failures.tried", { n: row.attempts, most: row.most_attempts }), tight: true },
          {
            name: t("failures.next"),
            cell: ({ next_at }) => (next_at ? <time title={time.full(next_at)}>{time.moment(next_at)}</time> : t("failures.never")),
          },
        ]}
        actions={
          mayMend
            ? (failure) => (
                <span className={css.mend}>
                  <Button size="small" busy={again.isPending} onClick={() => again.mutate({ params: { id: failure.id } })}>
                    {t("failures.again")}
                  </Button>
                  <Button size="small" kind="quiet" onClick={() => ask(failure)}>
                    {t("failures.give_up")}
                  </Button>
                </span>
              )
            : undefined
        }
      />
      <GiveUp failure={asking} close={() => ask(null)} />
    </>
  );
}

function GiveUp({ failure, close }: { failure: Failure | null; close: () => void }) {
  const t = useWords("settings");
  const say = useWords("ui");
  const giveUp = useTell("DELETE /failures/{id}", {
    done: () => {
      close();
      toast.told(t("failures.given_up"));
      askAgain();
    },
  });
  return (
    <Dialog
      open={failure !== null}
      onClose={close}
      title={t("failures.give_up_title")}
      size="small"
      footer={
        <>
          <Button onClick={close}>{say("cancel")}</Button>
          <Button kind="danger" busy={giveUp.isPending} onClick={() => failure && giveUp.mutate({ params: { id: failure.id } })}>
            {t("failures.give_up")}
          </Button>
        </>
      }
    >
      <p>{t("failures.give_up_what")}</p>
    </Dialog>
  );
}
