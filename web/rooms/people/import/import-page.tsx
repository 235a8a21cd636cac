import { useState } from "react";
import type { Answer } from "../../../platform/client.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { forget, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Page } from "../../../ui/page.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { Columns } from "./columns.tsx";
import { Done } from "./done.tsx";
import { Proposal } from "./proposal.tsx";

export type Outcome = Answer<"POST /people/imports">;
/** `file`: its name, or "" for what was pasted. */
export const nothing = { csv: "", file: "", old: false };

/** People from a file: first what would happen, line by line; then it happens. */
export function ImportPage() {
  const t = useWords("people");
  const may = useMay();
  const form = useForm(nothing, "people.import");
  // An outcome belongs to the text it was asked for; another text makes it old.
  const [asked, setAsked] = useState<{ csv: string; outcome: Outcome } | null>(null);
  const { csv } = form.values;
  const send = useTell("POST /people/imports", {
    done: (outcome, { body }) => {
      setAsked({ csv: body.csv, outcome });
      if (outcome.dry_run) return;
      void forget("GET /people");
      form.done();
    },
    refused: form.refused,
  });
  const check = () => {
    if (form.check("csv")) send.mutate({ body: { csv, dry_run: true } });
  };
  const anew = () => {
    setAsked(null);
    form.discard();
  };
  const outcome = asked && (asked.csv === csv || !asked.outcome.dry_run) ? asked.outcome : null;
  return (
    <Page title={t("import.title")} lead={t("import.lead")} back={{ to: paths.people(), label: t("back_to_list") }}>
      {!may("people:write") ? (
        <Banner tone="amber" title={t("import.not_allowed")} />
      ) : outcome === null ? (
        <>
          <ChooseFile form={form} check={check} busy={send.isPending} />
          <Columns />
        </>
      ) : outcome.dry_run ? (
        <Proposal
          outcome={outcome}
          file={form.values.file}
          busy={send.isPending}
          problem={form.problem?.message ?? null}
          run={() => send.mutate({ body: { csv, dry_run: false } })}
          again={() => setAsked(null)}
        />
      ) : (
        <Done outcome={outcome} anew={anew} />
      )}
    </Page>
  );
}
