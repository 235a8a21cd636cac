import { lazy, Suspense, useState, type ReactNode } from "react";
import type { View } from "../../../../contract/views.ts";
import type { DeskSearch } from "../../../platform/paths.ts";
import { filterOfList } from "./list-filter-of.ts";

const ViewDialog = lazy(async () => ({ default: (await import("./view-dialog.tsx")).ViewDialog }));

/** The form of a view over the open list: of the one that is open, or of a new one that begins with what the list asks for. */
export function useViewDialog(search: DeskSearch, view: View | undefined): { edit: () => void; saveAs: () => void; dialog: ReactNode } {
  const [open, setOpen] = useState<"new" | "edit" | null>(null);
  return {
    edit: () => setOpen("edit"),
    saveAs: () => setOpen("new"),
    dialog: open && (
      <Suspense>
        <ViewDialog view={open === "edit" ? view : undefined} filter={filterOfList(search, view)} onClose={() => setOpen(null)} />
      </Suspense>
    ),
  };
}
