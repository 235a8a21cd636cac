import {
  IconArrowDown,
  IconArrowUp,
  IconBookmarkPlus,
  IconDots,
  IconFileSpreadsheet,
  IconLayoutKanban,
  IconList,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconTable,
  IconTrash,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { View } from "../../../../contract/views.ts";
import { addressOf } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { paths, type DeskSearch } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu, type MenuItem } from "../../../ui/menu.tsx";
import { toast } from "../../../ui/toast.tsx";
import { listQuery } from "../list-query.ts";
import { moved, orderBody } from "./order.ts";
import { useViews } from "./use-views.ts";

interface ViewMenuProps {
  search: DeskSearch;
  view: View | undefined;
  onEdit: () => void;
  onSaveAs: () => void;
}

/** What can be done with the list that is open: kept as a view, changed, put elsewhere, retired, taken out as a table. */
export function ViewMenu({ search, view, onEdit, onSaveAs }: ViewMenuProps) {
  const t = useWords("views");
  const go = useGo();
  const views = useViews();
  const retire = useRetire();
  const order = useTell("PUT /views/order", { done: () => void forget("GET /views") });
  const put = (next: readonly Pick<View, "id" | "pinned">[]) => order.mutate({ body: orderBody(next) });
  const pin = (id: string, pinned: boolean) => put(views.map((one) => (one.id === id ? { ...one, pinned } : one)));
  const own: (MenuItem | false | undefined)[] = view
    ? [
        view.can.change && { label: t("edit"), icon: IconPencil, run: onEdit },
        view.pinned
          ? { label: t("unpin"), icon: IconPinnedOff, run: () => pin(view.id, false) }
          : { label: t("pin"), icon: IconPin, run: () => pin(view.id, true) },
        { label: t("up"), icon: IconArrowUp, run: () => put(moved(views, view.id, -1)) },
        { label: t("down"), icon: IconArrowDown, run: () => put(moved(views, view.id, 1)) },
        view.can.change && { label: t("retire"), icon: IconTrash, danger: true, run: () => retire(view) },
      ]
    : [];
  const items = own.filter((item) => item !== false && item !== undefined);
  const turn = (show: "table" | "board") => go(paths.desk({ ...search, show: search.show === show ? undefined : show }));
  const way = (show: "table" | "board") => t(search.show === show ? "list" : show);
  const rest: MenuItem[] = [
    { label: way("table"), icon: search.show === "table" ? IconList : IconTable, hint: "g", run: () => turn("table") },
    { label: way("board"), icon: search.show === "board" ? IconList : IconLayoutKanban, hint: "b", run: () => turn("board") },
    { label: t("save_as"), icon: IconBookmarkPlus, run: onSaveAs },
    { label: t("csv"), icon: IconFileSpreadsheet, run: () => download(search) },
  ];
  // In the command bar it says of which view.
  const named = (words: ReactNode) => (view ? `${view.name}: ${String(words)}` : String(words));
  useKeys([
    ...items.map(({ label, run }) => ({ label: named(label), group: t("keys"), run })),
    ...rest.map(({ label, hint, run }) => ({ label: String(label), key: hint, group: t("keys"), run })),
  ]);
  return (
    <Menu align="end" groups={[...(items.length > 0 ? [{ label: view?.name, items }] : []), { items: rest }]}>
      <IconButton label={t("menu")} icon={IconDots} />
    </Menu>
  );
}

/** The browser saves what the address answers; the page stays. */
function download(search: DeskSearch): void {
  const { limit: _, sort: __, ...query } = listQuery(search);
  location.assign(addressOf("GET /tickets.csv", { query }));
}

/** Retired with a way back: what is restored stands where it stood. */
function useRetire(): (view: View) => void {
  const t = useWords("views");
  const go = useGo();
  const again = () => void Promise.all([forget("GET /views"), forget("GET /views/counts")]);
  const restore = useTell("POST /views/{id}/restorations", {
    done: (view) => {
      again();
      go(paths.desk({ view: view.id }));
    },
  });
  const retire = useTell("DELETE /views/{id}", { done: again });
  return (view) =>
    retire.mutate(
      { params: { id: view.id } },
      {
        onSuccess: () => {
          go(paths.desk());
          toast.told(t("retired", { name: view.name }), { label: t("undo"), run: () => restore.mutate({ params: { id: view.id } }) });
        },
      },
    );
}
