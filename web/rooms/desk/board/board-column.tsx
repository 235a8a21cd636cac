import { useState, type DragEvent, type KeyboardEvent } from "react";
import type { ListSort } from "../../../../contract/ticket-list.ts";
import type { TicketSummary } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAskPages } from "../../../platform/queries.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { VirtualList } from "../../../ui/virtual-list.tsx";
import { askTicketAhead } from "../../ticket/index.ts";
import { TicketRow } from "../ticket-row.tsx";
import css from "./board.module.css";
import type { BoardColumn } from "./columns.ts";

interface ColumnProps {
  column: BoardColumn;
  /** What it asks for. */
  filter: string;
  sort: ListSort;
  /** A ticket may be taken here. */
  takes: boolean;
  onTake: (number: number) => void;
  onOpen: (row: TicketSummary) => void;
  /** To the column on this side. */
  onMove: (row: TicketSummary, by: 1 | -1) => void;
}

const format = "application/x-firstline-ticket";
const isInside = (row: { audience: string }): row is TicketSummary & { audience: "technician" } => row.audience === "technician";

/** The tickets that have one value. Arrows walk through them, with Shift they take one to the column beside. */
export function Column({ column, filter, sort, takes, onTake, onOpen, onMove }: ColumnProps) {
  const t = useWords("views");
  const [at, mark] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const pages = useAskPages("GET /tickets", { query: { filter, sort, limit: 25 } });
  const items = pages.items.filter(isInside);
  const marked = items.find(({ id }) => id === at);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.shiftKey || !marked || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
    event.preventDefault();
    onMove(marked, event.key === "ArrowRight" ? 1 : -1);
  };
  const carries = (event: DragEvent) => takes && event.dataTransfer.types.includes(format);
  const onDragOver = (event: DragEvent) => {
    if (!carries(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    setOver(false);
    if (!carries(event)) return;
    event.preventDefault();
    onTake(Number(event.dataTransfer.getData(format)));
  };
  return (
    <section
      className={css.column}
      data-over={over || undefined}
      aria-label={column.words}
      onKeyDown={onKeyDown}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <h2 className={css.head}>
        {column.words}
        <span className={css.count}>{pages.isLoading ? "" : pages.hasMore ? t("board.more", { n: items.length }) : items.length}</span>
      </h2>
      {pages.isLoading ? (
        <SkeletonRows rows={3} lines={2} />
      ) : pages.error && items.length === 0 ? (
        <ErrorState error={pages.error} retry={pages.refetch} />
      ) : (
        <VirtualList
          noKeys
          label={column.words}
          items={items}
          keyOf={(row) => row.id}
          selected={at}
          onSelect={(row) => mark(row.id)}
          onOpen={onOpen}
          onNear={(row) => askTicketAhead(row.number)}
          onEnd={pages.more}
          rowHeight={62}
          row={(row) => (
            <div draggable onDragStart={(event) => event.dataTransfer.setData(format, String(row.number))}>
              <TicketRow row={row} gone={false} />
            </div>
          )}
        />
      )}
    </section>
  );
}
