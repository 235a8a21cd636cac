import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import type { Path } from "../../platform/paths.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Table, type TableColumn } from "../../ui/table.tsx";

interface OrderedTableProps<T> {
  label: string;
  rows: readonly T[];
  to: (row: T) => Path;
  columns: readonly TableColumn<T>[];
  faded?: (row: T) => boolean;
  /** A new order is on its way: nothing is moved meanwhile. */
  busy: boolean;
  /** The ids in their new order. */
  onOrder: (ids: string[]) => void;
}

/** What is asked in an order, the first first: each row goes up or down by a button. */
export function OrderedTable<T extends { id: string; name: string }>({ rows, busy, onOrder, ...table }: OrderedTableProps<T>) {
  const t = useWords("settings");
  const move = ({ id }: T, by: -1 | 1) => {
    const ids = rows.map((row) => row.id);
    const at = ids.indexOf(id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, id);
    onOrder(ids);
  };
  return (
    <Table
      {...table}
      rows={rows}
      keyOf={({ id }) => id}
      actions={(row) => (
        <>
          <IconButton
            small
            icon={IconArrowUp}
            label={t("ordered.up", { name: row.name })}
            disabled={row.id === rows[0]?.id || busy}
            onClick={() => move(row, -1)}
          />
          <IconButton
            small
            icon={IconArrowDown}
            label={t("ordered.down", { name: row.name })}
            disabled={row.id === rows.at(-1)?.id || busy}
            onClick={() => move(row, 1)}
          />
        </>
      )}
    />
  );
}
