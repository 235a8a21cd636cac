import { IconDots, IconX } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import type { DeskSearch } from "../../../platform/paths.ts";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { acts, first, kinds, type Kind } from "./acts.ts";
import type { ActAsked } from "./act-dialog.tsx";
import css from "./bulk.module.css";
import type { Chosen } from "./form.ts";
import { isWhole, mostByHand, whichOf } from "./selection.ts";
import { useHandOver } from "./use-hand-over.ts";
import type { Choosing } from "./use-selection.ts";

interface BarProps {
  choosing: Choosing;
  search: DeskSearch;
  /** How many the list holds; null while nobody knows. */
  total: number | null;
  /** There is more than what is loaded. */
  more: boolean;
  /** What is loaded of it. */
  items: readonly Chosen[];
  onAct: (act: ActAsked) => void;
}

/** At the foot of the list while tickets are chosen: how many, and what can be done to all of them. */
export function Bar({ choosing, search, total, more, items, onAct }: BarProps) {
  const t = useWords("bulk");
  const { selection, chooseWhole, clear } = choosing;
  const { ids } = selection;
  const whole = isWhole(selection, search);
  const any = ids.length > 0;
  const ask = (kind: Kind, of = selection) =>
    onAct({
      kind,
      which: whichOf(of, search),
      count: isWhole(of, search) ? total : of.ids.length,
      rows: items.filter(({ id }) => of.ids.includes(id)),
      onStarted: clear,
    });
  const group = t("keys.group");
  useKeys(any ? kinds.map((kind) => ({ key: acts[kind].key, label: t(`act.${kind}`), group, run: () => ask(kind), leads: true })) : []);
  useHandOver(search, items.length > 0, () => ask("offer", choosing.chooseAll()));
  // A list that cannot be named otherwise is chosen by hand, as far as one request names it.
  const canWhole = more && !whole && !search.q;
  if (!any) return null;
  return (
    <section className={css.bar} aria-label={t("bar")}>
      <div className={css.line}>
        <span className={css.count} role="status">
          {whole ? (total === null ? t("chosen.whole") : t("chosen.all", { n: total })) : t("chosen", { n: ids.length })}
        </span>
        {canWhole && (
          <Button size="small" kind="quiet" onClick={chooseWhole}>
            {total === null ? t("choose.whole") : t("choose.all", { n: total })}
          </Button>
        )}
        <span className={css.away}>
          <IconButton small label={t("keys.clear")} hint="Escape" icon={IconX} onClick={clear} />
        </span>
      </div>
      {!whole && ids.length > mostByHand ? (
        <p className={css.hint}>{t("too_many_by_hand", { most: mostByHand })}</p>
      ) : (
        <div className={css.acts}>
          {first.map((kind) => (
            <Button key={kind} size="small" onClick={() => ask(kind)}>
              {t(`act.short.${kind as "assign" | "move" | "status"}`)}
            </Button>
          ))}
          <Menu
            side="top"
            align="end"
            groups={[
              {
                items: kinds
                  .filter((kind) => !first.includes(kind))
                  .map((kind) => ({ label: t(`act.${kind}`), icon: acts[kind].icon, hint: acts[kind].key, run: () => ask(kind) })),
              },
            ]}
          >
            <Button size="small" icon={IconDots}>
              {t("act.more")}
            </Button>
          </Menu>
        </div>
      )}
    </section>
  );
}
