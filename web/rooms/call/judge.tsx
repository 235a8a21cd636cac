import { useEffect, useRef, type KeyboardEvent } from "react";
import type { Category } from "../../../contract/catalog.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { askOnce, useAsk } from "../../platform/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Combo, type Option } from "../../ui/combo.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { useCall } from "./call-context.ts";
import css from "./call.module.css";
import { fitting } from "./category-search.ts";
import type { TicketWords } from "./savers.ts";

const steps = [1, 2, 3] as const;
const optionOf = (category: Category): Option => ({ value: category.id, label: inMyLanguage(category.path) });

/** Chooses category, impact and urgency by hand; from then on the words change them no more. */
export function Judge({ onClose }: { onClose: () => void }) {
  const t = useWords("call");
  const { words, change, chosen } = useCall();
  const { data } = useAsk("GET /categories", { staleTime: 10 * 60_000 });
  const panel = useRef<HTMLDivElement>(null);
  const category = data?.items.find(({ id }) => id === words.category);
  const choose = (given: Partial<Pick<TicketWords, "category" | "impact" | "urgency">>) => {
    chosen.add(Object.keys(given) as (keyof typeof given)[]);
    change(given, 0);
  };
  useEffect(() => panel.current?.querySelector("input")?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const { target, key } = event;
    // An open list closes first.
    const listOpen = target instanceof Element && target.getAttribute("aria-expanded") === "true";
    const done = (key === "Escape" && !listOpen) || (key === "Enter" && target instanceof HTMLInputElement && target.type === "radio");
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <div ref={panel} className={css.judge} role="group" aria-label={t("judge.change")} onKeyDownCapture={onKeyDown}>
      <Combo
        label={t("judge.category")}
        value={category ? optionOf(category) : null}
        placeholder={t("judge.category_placeholder")}
        onChange={(option) => option && choose({ category: option.value })}
        find={async (typed) => fitting((await askOnce("GET /categories")).items, typed).map(optionOf)}
      />
      <Segmented
        label={t("judge.impact")}
        value={String(words.impact)}
        onChange={(value) => choose({ impact: Number(value) })}
        choices={steps.map((step) => ({ value: String(step), label: t(`impact.${step}`) }))}
      />
      <Segmented
        label={t("judge.urgency")}
        value={String(words.urgency)}
        onChange={(value) => choose({ urgency: Number(value) })}
        choices={steps.map((step) => ({ value: String(step), label: t(`urgency.${step}`) }))}
      />
      <div>
        <Button size="small" onClick={onClose} hint="Escape">
          {t("judge.done")}
        </Button>
      </div>
    </div>
  );
}
