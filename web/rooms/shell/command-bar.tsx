import { IconSearch } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { ariaKey, useKeys } from "../../platform/keys.tsx";
import { catchKeys } from "../../platform/typed-ahead.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Commands } from "./commands.tsx";
import css from "./command-bar.module.css";
import { panel } from "./panel.ts";

const bar = panel();
/** What is typed before its field is there belongs into it. */
const show = () => {
  catchKeys();
  bar.show();
};

/** In the top bar: looks like a field, opens the command bar. */
export function CommandField() {
  const t = useWords("shell");
  return (
    <button type="button" className={css.field} aria-haspopup="dialog" aria-keyshortcuts={ariaKey("mod+k")} onClick={show}>
      <IconSearch size={16} stroke={1.75} aria-hidden />
      <span className={css.words}>{t("commands.open")}</span>
      <Kbd of="mod+k" />
    </button>
  );
}

/** `Ctrl K` and `/`: finds people and tickets, and does whatever can be done here. */
export function CommandBar() {
  const t = useWords("shell");
  const open = bar.useOpen();
  const search = { label: t("keys.search"), group: t("keys.group"), run: show, silent: true };
  useKeys([
    { ...search, key: "mod+k", everywhere: true },
    { ...search, key: "/", yields: true },
  ]);
  return (
    <Dialog open={open} onClose={bar.hide} title={t("commands.title")} bare>
      <Commands close={bar.hide} />
    </Dialog>
  );
}
