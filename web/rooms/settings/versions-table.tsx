import type { ReactNode } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useTime } from "../../platform/time.ts";
import { Button } from "../../ui/button.tsx";
import { Table } from "../../ui/table.tsx";

interface Version {
  version: number;
  /** It is as it was in that one. */
  restored: number | null;
  changed_by: { name: string };
  changed_at: string;
}

interface VersionsTableProps<T> {
  rows: readonly T[];
  /** The one that holds now. */
  now: number;
  what: (row: T) => ReactNode;
  busy: boolean;
  onBack: (version: number) => void;
}

/** What something was, newest first, and an earlier version taken up again. */
export function VersionsTable<T extends Version>({ rows, now, what, busy, onBack }: VersionsTableProps<T>) {
  const t = useWords("settings");
  const time = useTime();
  return (
    <Table
      label={t("versions")}
      rows={rows}
      keyOf={({ version }) => String(version)}
      columns={[
        { name: t("versions.version"), cell: ({ version, restored }) => t("versions.number", { n: version, of: restored ?? 0 }) },
        { name: t("versions.what"), cell: what },
        { name: t("versions.by"), cell: ({ changed_by }) => changed_by.name },
        {
          name: t("versions.at"),
          cell: ({ changed_at }) => <time title={time.full(changed_at)}>{time.moment(changed_at)}</time>,
          end: true,
        },
      ]}
      actions={({ version }) =>
        version === now ? null : (
          <Button size="small" busy={busy} onClick={() => onBack(version)}>
            {t("versions.back", { n: version })}
          </Button>
        )
      }
    />
  );
}
