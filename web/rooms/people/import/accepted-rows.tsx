import { useWords } from "../../../platform/i18n.ts";
import { Fold } from "../../../ui/fold.tsx";
import { Table } from "../../../ui/table.tsx";
import { Muted } from "../../../ui/text.tsx";
import type { Outcome } from "./import-page.tsx";

/** The rows that go in, to look through before they do. The server names the first two hundred. */
export function AcceptedRows({ outcome }: { outcome: Outcome }) {
  const t = useWords("people");
  return (["created", "updated", "unchanged"] as const).map((kind) => {
    const rows = outcome.rows.filter((row) => row.outcome === kind);
    if (outcome[kind] === 0) return null;
    return (
      <Fold key={kind} title={t(`import.rows_${kind}`)} detail={t("number", { n: outcome[kind] })}>
        {rows.length > 0 && (
          <Table
            label={t(`import.rows_${kind}`)}
            rows={rows}
            keyOf={({ row }) => String(row)}
            columns={[
              { name: t("import.line"), cell: ({ row }) => t("import.line_n", { n: row }), tight: true },
              { name: t("name"), cell: ({ name }) => name },
            ]}
          />
        )}
        {rows.length < outcome[kind] && <Muted>{t("import.not_listed", { n: outcome[kind] - rows.length })}</Muted>}
      </Fold>
    );
  });
}
