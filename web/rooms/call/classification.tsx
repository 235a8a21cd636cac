import type { RefObject } from "react";
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
import { RequestTypeField } from "./request-type.tsx";
import { unsaid } from "./suggestion.ts";

type Panel = "judge" | "type" | null;

interface ClassificationProps {
  open: Panel;
  onOpen: (open: Panel) => void;
  /** Where the focus was before. */
  from: RefObject<Element | null>;
}

/** What kind of fault, how many are hit, how soon it hurts, and the priority that follows; filled in from the words until chosen. */
export function Classification({ open, onOpen, from }: ClassificationProps) {
  const t = useWords("call");
  const { words, own, going, chosen, ticket } = useCall();
  const { data } = useAsk("GET /categories", { staleTime: 10 * 60_000 });
  const priority = usePriority(words.impact, words.urgency);
  const category = data?.items.find(({ id }) => id === words.category);
  const filledIn = own && judgements.some((name) => !chosen.has(name) && words[name] !== unsaid[name]);
  const show = (next: Exclude<Panel, null>) => onOpen(open === next ? null : next);
  const close = () => {
    onOpen(null);
    const back = from.current instanceof HTMLElement && from.current.isConnected ? from.current : null;
    (back ?? document.querySelector<HTMLElement>('[data-field="subject"], [data-field="note"]'))?.focus();
  };
  const type = ticket?.request_type ? inMyLanguage(ticket.request_type.name) : t("request_type.none");
  const affected = `${t(`impact.${words.impact as 1 | 2 | 3}`)}, ${t(`urgency.${words.urgency as 1 | 2 | 3}`)}`;
  return (
    <div className={css.classification}>
      <div className={css.chips}>
        {going ? (
          <>
            <Chip
              onClick={() => show("judge")}
              label={t("judge.chip", { what: category ? inMyLanguage(category.path) : t("judge.no_category") })}
            >
              {category ? inMyLanguage(category.path) : t("judge.no_category")}
            </Chip>
            <Chip onClick={() => show("judge")} label={t("judge.chip", { what: affected })}>
              {affected}
            </Chip>
            {ticket?.can.resolve && (
              <span className={css.keyed}>
                <Chip onClick={() => show("type")} label={t("request_type.chip", { type })}>
                  {type}
                </Chip>
                <Kbd of="alt+q" />
              </span>
            )}
          </>
        ) : (
          <Muted>{[category && inMyLanguage(category.path), affected, ticket?.request_type && type].filter(Boolean).join(" · ")}</Muted>
        )}
        {priority && <PriorityChip priority={priority} />}
        {going && (
          <span className={css.hint}>
            {filledIn ? t("judge.filled_in") : t("judge.change_with")} <Kbd of="alt+3" />
          </span>
        )}
      </div>
      {open === "judge" && <Judge onClose={close} />}
      {open === "type" && <RequestTypeField onClose={close} />}
    </div>
  );
}
