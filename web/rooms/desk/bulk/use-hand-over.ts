import { useEffect } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { paths, type DeskSearch } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { isFiltered, queueOf } from "../list-query.ts";

/** It was asked for in another list: done once mine is there. */
let wanted = false;

/** The end of a shift, by key or from the command bar: all that is mine is chosen, and asked to whom it is offered. */
export function useHandOver(search: DeskSearch, any: boolean, begin: () => void): void {
  const t = useWords("bulk");
  const go = useGo();
  const mine = !search.view && queueOf(search) === "my_shift" && !isFiltered(search);
  useEffect(() => {
    if (!wanted || !mine || !any) return;
    wanted = false;
    begin();
  });
  const run = () => {
    if (mine) return any ? begin() : undefined;
    wanted = true;
    go(paths.desk({ queue: "my_shift" }));
  };
  useKeys([{ key: "shift+o", label: t("shift.hand_over"), group: t("keys.group"), run }]);
}
