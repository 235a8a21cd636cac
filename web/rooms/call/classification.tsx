import { useRef } from "react";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { Chip } from "../../ui/badge.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { PriorityChip } from "../../ui/priority-chip.tsx";
import { Muted } from "../../ui/text.tsx";
import { useCall } from "./call-context.ts";
import css from "./call.module.css";
import { judgements } from "./chosen.ts";
import { Judge } from "./judge.tsx";
import { usePriority } from "./priority.ts";
import { unsaid } from "./suggestion.ts";

/** What kind of fault, how many are hit, how soon it hurts, and the priority that follows. Filled in from the words until chosen. */
export function Classification({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const t = useWords("call");
  const { words, own, going, chosen } = useCall();
  const { data } = useAsk("GET /categories", { staleTime: 10 * 60_000 });
  const priority = usePriority(words.impact, words.urgency);
  const from = useRef<Element | null>(null);
  const category = data?.items.find(({ id }) => id === words.category);
  const filledIn = own && judgements.some((name) => !chosen.has(name) && words[name] !== unsaid[name]);
  const show = (next: boolean) => {
    if (next) from.current = document.activeElement;
    onOpen(next);
  };
  const close = () => {
    onOpen(false);
    const back = from.current instanceof HTMLElement && from.current.isConnected ? from.current : null;
    (back ?? document.querySelector<HTMLElement>('[data-field="subject"], [data-field="note"]'))?.focus();
  };
  const affected = `${t(`impact.${words.impact as 1 | 2 | 3}`)}, ${t(`urgency.${words.urgency as 1 | 2 | 3}`)}`;
  return (
    <div className={css.classification}>
      <div className={css.chips}>
        {going ? (
          <>
            <Chip
              onClick={() => show(!open)}
              label={t("judge.chip", { what: category ? inMyLanguage(category.path) : t("judge.no_category") })}
            >
              {category ? inMyLanguage(category.path) : t("judge.no_category")}
            </Chip>
            <Chip onClick={() => show(!open)} label={t("judge.chip", { what: affected })}>
              {affected}
            </Chip>
          </>
        ) : (
          <Muted>{[category && inMyLanguage(category.path), affected].filter(Boolean).join(" · ")}</Muted>
        )}
        {priority && <PriorityChip priority={priority} />}
        {going && (
          <span className={css.hint}>
            {filledIn ? t("judge.filled_in") : t("judge.change_with")} <Kbd of="alt+3" />
          </span>
        )}
      </div>
      {open && <Judge onClose={close} />}
    </div>
  );
}
