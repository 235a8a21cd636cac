import { useMemo, useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import type { DeskSearch } from "../../platform/paths.ts";
import { usePlace } from "../../platform/place.tsx";
import { useSettled } from "../../platform/settled.ts";
import { useTitle } from "../../platform/title.ts";
import { Split, type Column } from "../../ui/split.tsx";
import { TicketContext, useTicket } from "../ticket/index.ts";
import { ApprovalsPage } from "./approvals/approvals-page.tsx";
import { Board } from "./board/board.tsx";
import { ActDialog, type ActAsked } from "./bulk/act-dialog.tsx";
import { BulkPage } from "./bulk/bulk-page.tsx";
import { HeldPage } from "./held-page.tsx";
import { ListColumn } from "./list-column.tsx";
import { useOpenList } from "./open-list.ts";
import { useListName } from "./places.ts";
import { KeptPage } from "./promises/kept-page.tsx";
import { Queues } from "./queues.tsx";
import { TicketColumn } from "./ticket-column.tsx";
import css from "./ticket-column.module.css";
import { useViewDialog } from "./views/use-view-dialog.tsx";
import { useView } from "./views/use-views.ts";

/**
 * The technician's home: queues, list, ticket, context. The address holds all of it: `/desk?queue=unassigned`,
 * `/desk/1042?team=messaging&sort=newest`. Columns leave one by one as it gets narrow.
 */
export function DeskPage() {
  const { rest } = usePlace();
  if (rest[0] === "bulk") return <BulkPage id={rest[1] ?? null} />;
  if (rest[0] === "approvals") return <ApprovalsPage />;
  if (rest[0] === "promises") return <KeptPage />;
  return rest[0] === "held" ? <HeldPage id={rest[1] ?? null} /> : <TicketsPage />;
}

function TicketsPage() {
  const t = useWords("desk");
  const { rest, search: given } = usePlace<DeskSearch>();
  const open = /^\d{1,15}$/.test(rest[0] ?? "") ? Number(rest[0]) : null;
  const search = useSame(given);
  const list = useOpenList(search, open);
  const name = useListName(search);
  const beside = useSettled(open) ?? open;
  const missing = useMissing(open);
  useTitle(open === null ? name : undefined);
  // Here and not in the list's column, which leaves a narrow screen: what is being filled in stays.
  const [act, askAct] = useState<ActAsked | null>(null);
  const { dialog, ...views } = useViewDialog(search, useView(search.view));
  const dialogs = (
    <>
      {act && <ActDialog {...act} onClose={() => askAct(null)} />}
      {dialog}
    </>
  );
  const table = search.show === "table" && open === null;
  const queues: Column = { id: "queues", label: t("queues"), width: 196, ground: "paper", leaves: 2, children: <Queues search={search} /> };
  if (search.show === "board" && open === null) {
    const board: Column = { id: "list", label: t("list"), minWidth: 320, leaves: 3, children: <Board search={search} /> };
    return (
      <>
        <Split columns={[queues, board]} active="list" />
        {dialogs}
      </>
    );
  }
  const columns: Column[] = [
    queues,
    {
      id: "list",
      label: t("list"),
      width: table ? undefined : 330,
      minWidth: table ? 320 : undefined,
      leaves: 3,
      children: (
        <div id="desk-list" className={css.list}>
          <ListColumn
            key={`${search.queue ?? ""} ${search.team ?? ""} ${search.view ?? ""}`}
            search={search}
            list={list}
            open={open}
            views={views}
            onAct={askAct}
          />
        </div>
      ),
    },
    ...(table
      ? []
      : [
          {
            id: "ticket",
            label: t("ticket"),
            minWidth: 410,
            leaves: open === null ? 1 : 4,
            children: <TicketColumn search={search} list={list} open={open} />,
          },
        ]),
    ...(open === null || missing
      ? []
      : [
          {
            id: "context",
            label: t("context"),
            width: 284,
            ground: "paper" as const,
            leaves: 1,
            children: (
              <div className={css.beside} inert={beside !== open}>
                <TicketContext number={beside ?? open} />
              </div>
            ),
          },
        ]),
  ];
  return (
    <>
      <Split columns={columns} active={open === null ? "list" : "ticket"} />
      {dialogs}
    </>
  );
}

/** Nothing stands beside a ticket that cannot be shown. */
function useMissing(open: number | null): boolean {
  const { summary, error } = useTicket(open);
  return error !== null && !summary;
}

/** The same object as long as it says the same. */
function useSame(search: DeskSearch): DeskSearch {
  const text = JSON.stringify(search);
  return useMemo(() => JSON.parse(text) as DeskSearch, [text]);
}
