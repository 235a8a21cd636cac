import { useState } from "react";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { forget, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Table } from "../../ui/table.tsx";
import { Mono } from "../../ui/text.tsx";
import { ChooseFile } from "../people/import/choose-file.tsx";
import { Counts } from "../people/import/counts.tsx";
import { nothing, type Outcome } from "../people/import/import-page.tsx";
import { RefusedRows } from "../people/import/refused-rows.tsx";

const columns = ["tag", "name", "kind", "serial", "person", "organization", "site", "state", "note"] as const;

/** Assets from a file: first what would happen, line by line; then it happens. */
export function ImportPage() {
  const t = useWords("assets");
  const write = useMay()("assets:write");
  const form = useForm(nothing, "assets.import");
  const [asked, setAsked] = useState<{ csv: string; outcome: Outcome } | null>(null);
  const { csv } = form.values;
  const send = useTell("POST /assets/imports", {
    done: (outcome, { body }) => {
      setAsked({ csv: body.csv, outcome });
      if (outcome.dry_run) return;
      void forget("GET /assets");
      form.done();
    },
    refused: form.refused,
  });
  const outcome = asked && (asked.csv === csv || !asked.outcome.dry_run) ? asked.outcome : null;
  const anew = () => {
    setAsked(null);
    form.discard();
  };
  return (
    <Page title={t("import.title")} lead={t("import.lead")} back={{ to: paths.assets(), label: t("back") }}>
      {!write ? (
        <Banner tone="amber" title={t("import.not_allowed")} />
      ) : outcome === null ? (
        <>
          <ChooseFile form={form} check={() => form.check("csv") && send.mutate({ body: { csv, dry_run: true } })} busy={send.isPending} />
          <Section title={t("columns")} lead={t("columns.lead")}>
            <Table
              label={t("columns")}
              rows={columns}
              keyOf={(column) => column}
              columns={[
                { name: t("columns.heading"), cell: (column) => <Mono>{column}</Mono>, tight: true },
                { name: t("columns.holds"), cell: (column) => t(`columns.${column}`) },
              ]}
            />
          </Section>
        </>
      ) : (
        <Told
          outcome={outcome}
          busy={send.isPending}
          problem={form.problem?.message ?? null}
          run={() => send.mutate({ body: { csv, dry_run: false } })}
          again={() => setAsked(null)}
          anew={anew}
        />
      )}
    </Page>
  );
}

interface ToldProps {
  outcome: Outcome;
  busy: boolean;
  problem: string | null;
  run: () => void;
  again: () => void;
  anew: () => void;
}

/** What would happen, or what did. */
function Told({ outcome, busy, problem, run, again, anew }: ToldProps) {
  const t = useWords("assets");
  const n = outcome.created + outcome.updated;
  return (
    <Stack gap={5}>
      {outcome.dry_run ? <p role="status">{t("import.checked")}</p> : <Banner tone="green" title={t("import.done", { n })} announce />}
      <Counts outcome={outcome} />
      {problem && <Banner tone="red" title={problem} announce />}
      <Row wrap>
        {outcome.dry_run && n > 0 && (
          <Button kind="primary" onClick={run} busy={busy}>
            {t("import.run", { n })}
          </Button>
        )}
        {outcome.dry_run ? (
          <Button kind={n > 0 ? "quiet" : "primary"} onClick={again} disabled={busy}>
            {t("import.again")}
          </Button>
        ) : (
          <>
            <LinkButton kind="primary" to={paths.assets()}>
              {t("import.see")}
            </LinkButton>
            <Button kind="quiet" onClick={anew}>
              {t("import.another")}
            </Button>
          </>
        )}
      </Row>
      <RefusedRows outcome={outcome} />
    </Stack>
  );
}
