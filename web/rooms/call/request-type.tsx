import { useEffect, useRef, type KeyboardEvent } from "react";
import { call as send, isRefusal } from "../../platform/client.ts";
import { findRequestTypes, typeOption } from "../../platform/find-request-type.ts";
import { useWords } from "../../platform/i18n.ts";
import { forget } from "../../platform/queries.ts";
import { Combo, type Option } from "../../ui/combo.tsx";
import { toast } from "../../ui/toast.tsx";
import { useCall } from "./call-context.ts";
import css from "./call.module.css";
import { judgements } from "./chosen.ts";
import { keepTicket } from "./savers.ts";

/**
 * What is asked for, chosen while they talk; its questions wait on the ticket. It goes by itself, so that a refusal of it holds up none of
 * the words that are being written.
 */
export function RequestTypeField({ onClose }: { onClose: () => void }) {
  const t = useWords("call");
  const { ticket, words, chosen, saving } = useCall();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.querySelector("input")?.focus(), []);
  if (!ticket) return null;
  const choose = async (option: Option | null) => {
    onClose();
    try {
      // What was judged by hand is known before the type says something else.
      await saving.flush();
      const after = await send("PATCH /tickets/{id}", { params: { id: ticket.id }, body: { request_type: option?.value ?? null } });
      if (after.audience !== "technician") return;
      keepTicket(after);
      void forget("GET /tickets/{id}/form", { params: { id: ticket.id } });
      // What came with it is said: words fill in nothing else.
      const now = { category: after.category?.id ?? null, impact: after.impact, urgency: after.urgency };
      chosen.add(judgements.filter((name) => now[name] !== words[name]));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast.refused(error.errors[0]?.detail ?? error.message);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { target, key } = event;
    const listOpen = target instanceof Element && target.getAttribute("aria-expanded") === "true";
    if (key !== "Escape" || listOpen) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <div ref={panel} className={css.judge} role="group" aria-label={t("request_type")} onKeyDownCapture={onKeyDown}>
      <Combo
        label={t("request_type")}
        value={ticket.request_type && typeOption(ticket.request_type)}
        placeholder={t("request_type.placeholder")}
        onChange={(option) => void choose(option)}
        find={findRequestTypes}
        clearable
      />
    </div>
  );
}
