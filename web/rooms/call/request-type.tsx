import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { call as send, isRefusal } from "../../platform/client.ts";
import { findRequestTypes, typeOption } from "../../platform/find-request-type.ts";
import { useWords } from "../../platform/i18n.ts";
import { forget, useAsk } from "../../platform/queries.ts";
import { seesStill } from "../../platform/sees-still.ts";
import { useMe } from "../../platform/session.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
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
  const ui = useWords("ui");
  const me = useMe();
  const call = useCall();
  const { ticket, saving } = call;
  const { data } = useAsk("GET /request-types");
  const [closing, ask] = useState<Option | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const latest = useRef(call);
  latest.current = call;
  useEffect(() => panel.current?.querySelector("input")?.focus(), []);
  useEffect(() => {
    if (closing) panel.current?.querySelector("button")?.focus();
  }, [closing]);
  if (!ticket) return null;
  const set = async (option: Option | null) => {
    onClose();
    try {
      // What was judged by hand is known before the type says something else.
      await saving.flush();
      const { words, chosen } = latest.current;
      const judged = judgements.filter((name) => chosen.has(name));
      const body = { request_type: option?.value ?? null, judged };
      const after = await send("PATCH /tickets/{id}", { params: { id: ticket.id }, body });
      if (after.audience !== "technician") return;
      keepTicket(after);
      void forget("GET /tickets/{id}/form", { params: { id: ticket.id } });
      // What came with it is said: words fill in nothing else.
      const now = { category: after.category?.id ?? null, impact: after.impact, urgency: after.urgency };
      latest.current.chosen.add(judgements.filter((name) => now[name] !== words[name]));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast.refused(error.errors[0]?.detail ?? error.message);
    }
  };
  const choose = (option: Option | null) => {
    const type = data?.items.find(({ id }) => id === option?.value);
    if (type?.confidential && !ticket.confidential) ask(option);
    else void set(option);
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
      {closing ? (
        <Banner
          tone="amber"
          title={t("request_type.closes", { type: closing.label, team: ticket.team.name })}
          announce
          action={
            <>
              <Button size="small" onClick={onClose}>
                {ui("cancel")}
              </Button>
              <Button size="small" kind="primary" onClick={() => void set(closing)}>
                {t("request_type.set")}
              </Button>
            </>
          }
        >
          {!seesStill(me, ticket) && t("request_type.locks_out")}
        </Banner>
      ) : (
        <Combo
          label={t("request_type")}
          value={ticket.request_type && typeOption(ticket.request_type)}
          placeholder={t("request_type.placeholder")}
          onChange={choose}
          find={findRequestTypes}
          clearable
        />
      )}
    </div>
  );
}
