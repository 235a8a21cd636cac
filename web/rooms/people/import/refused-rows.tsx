import { useState } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/page.tsx";
import { Table } from "../../../ui/table.tsx";
import { Mono } from "../../../ui/text.tsx";
import type { Outcome } from "./import-page.tsx";

const atOnce = 100;

/** Every refused row, with the line of the file, the column and the sentence that says what to do. */
export function RefusedRows({ outcome }: { outcome: Outcome }) {
  const t = useWords("people");
  const [shown, show] = useState(atOnce);
  const wrong = outcome.rows
    .filter((row) => row.outcome === "refused")
    .flatMap(({ row, name, errors }) => errors.map((error) => ({ row, name, ...error })));
  if (wrong.length === 0) return null;
  return (
    <Section title={t("import.refused")} count={outcome.refused} lead={t(outcome.dry_run ? "import.refused_lead" : "import.refused_after")}>
      <Table
        label={t("import.refused")}
        rows={wrong.slice(0, shown)}
        keyOf={({ row, column, code }) => `${row} ${column} ${code}`}
        columns={[
          { name: t("import.line"), cell: ({ row }) => t("import.line_n", { n: row }), tight: true },
          { name: t("name"), cell: ({ name }) => name },
          { name: t("import.column"), cell: ({ column }) => column && <Mono>{column}</Mono>, tight: true },
          { name: t("import.why"), cell: ({ detail }) => detail },
        ]}
      />
      {wrong.length > shown && (
        <div>
          <Button size="small" onClick={() => show(shown + atOnce)}>
            {t("import.more", { n: wrong.length - shown })}
          </Button>
        </div>
      )}
    </Section>
  );
}
