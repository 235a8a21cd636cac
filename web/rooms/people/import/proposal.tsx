import { useWords } from "../../../platform/i18n.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { Working } from "../../../ui/working.tsx";
import { AcceptedRows } from "./accepted-rows.tsx";
import { Counts } from "./counts.tsx";
import type { Outcome } from "./import-page.tsx";
import { RefusedRows } from "./refused-rows.tsx";

interface ProposalProps {
  outcome: Outcome;
  file: string;
  busy: boolean;
  problem: string | null;
  run: () => void;
  again: () => void;
}

/** What would happen. Nothing has been written yet. */
export function Proposal({ outcome, file, busy, problem, run, again }: ProposalProps) {
  const t = useWords("people");
  const n = outcome.created + outcome.updated;
  return (
    <Stack gap={5}>
      <p role="status">{file ? t("import.checked_file", { file }) : t("import.checked")}</p>
      <Counts outcome={outcome} />
      {n === 0 && <Banner title={t(outcome.refused > 0 ? "import.nothing_refused" : "import.nothing")} />}
      {problem && <Banner tone="red" title={problem} announce />}
      {busy && <Working label={t("import.running", { n })} />}
      <Row wrap>
        {n > 0 && (
          <Button kind="primary" onClick={run} busy={busy}>
            {t("import.run", { n })}
          </Button>
        )}
        <Button kind={n > 0 ? "quiet" : "primary"} onClick={again} disabled={busy}>
          {t("import.other")}
        </Button>
      </Row>
      <RefusedRows outcome={outcome} />
      <div>
        <AcceptedRows outcome={outcome} />
      </div>
    </Stack>
  );
}
