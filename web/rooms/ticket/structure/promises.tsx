import { IconCheck, IconClockEdit, IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { DeskPromise } from "../../../../contract/promises.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useNow, useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Section } from "../context/section.tsx";
import { given, readAnew } from "../find-ticket.ts";
import { useOpenTicket } from "../open-ticket.ts";
import { ChangePromise } from "./change-promise.tsx";
import css from "./structure.module.css";

/** What it is, in the words that were given or those of its kind. */
export function usePromiseWords(): (promise: Pick<DeskPromise, "what" | "words">) => string {
  const t = useWords("ticket");
  return ({ what, words }) => (what === "other" ? words : [t(`promise.what.${what}`), words].filter(Boolean).join(": "));
}

/** What was promised in this ticket: by whom, by when, and what became of it. */
export function Promises({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const work = useMay()("tickets:work");
  const { ask } = useOpenTicket();
  const name = usePromiseWords();
  const at = given(ticket.number);
  const { data } = useAsk("GET /tickets/{id}/promises", at);
  const done = (answer: { items: DeskPromise[] }) => {
    keep("GET /tickets/{id}/promises", at, answer);
    readAnew(ticket.number);
  };
  const tell = useTell("POST /tickets/{id}/promises/{promise}/keepings", { done });
  const keepIt = (promise: DeskPromise) => tell.mutate({ params: { ...at.params, promise: promise.id }, body: {} });
  const items = data?.items ?? [];
  const mine = items.filter(({ state, can }) => state === "open" && can.change);
  useKeys(
    mine.map((promise, index) => ({
      ...(index === 0 && { key: "shift+p" }),
      label: t("act.promise_keep", { what: name(promise) }),
      group: t("keys.group"),
      run: () => keepIt(promise),
    })),
  );
  if (items.length === 0 && !work) return null;
  return (
    <Section
      title={t("promises")}
      action={work && <IconButton small label={t("promise.make")} icon={IconPlus} hint="P" onClick={() => ask("promise")} />}
    >
      {items.map((promise) => (
        <One key={promise.id} promise={promise} ticket={ticket} onKeep={() => keepIt(promise)} onDone={done} />
      ))}
    </Section>
  );
}

interface OneProps {
  promise: DeskPromise;
  ticket: Ticket;
  onKeep: () => void;
  onDone: (answer: { items: DeskPromise[] }) => void;
}

function One({ promise, ticket, onKeep, onDone }: OneProps) {
  const t = useWords("ticket");
  const time = useTime();
  const now = useNow(60_000);
  const words = usePromiseWords()(promise);
  const [changing, change] = useState<"move" | "withdraw" | null>(null);
  const open = promise.state === "open";
  const late = open && Date.parse(promise.due_at) < now;
  const tone = promise.state === "kept" ? "green" : promise.state === "broken" || late ? "red" : "plain";
  const said = [
    t("promise.by_at", { name: promise.by.name, at: time.moment(promise.due_at) }),
    promise.told && t("promise.is_told"),
    promise.moved > 0 && t("promise.moved", { n: promise.moved }),
    promise.state === "broken" && promise.done && t("promise.done_late", { at: time.moment(promise.done.at) }),
    promise.reason,
  ];
  return (
    <div className={css.list}>
      <div className={css.head}>
        <span>
          {words} <Badge tone={tone}>{late ? t("promise.over") : t(`promise.state.${promise.state}`)}</Badge>
        </span>
        {open && promise.can.change && (
          <span className={css.acts}>
            <IconButton small label={t("act.promise_keep", { what: words })} icon={IconCheck} onClick={onKeep} />
            <IconButton small label={`${t("promise.move")}: ${words}`} icon={IconClockEdit} onClick={() => change("move")} />
            <IconButton small label={`${t("promise.withdraw")}: ${words}`} icon={IconX} onClick={() => change("withdraw")} />
          </span>
        )}
      </div>
      <p className={css.small}>{said.filter(Boolean).join(" · ")}</p>
      <Dialog open={changing !== null} onClose={() => change(null)} title={t(`promise.${changing ?? "move"}_title`)}>
        <ChangePromise promise={promise} ticket={ticket} way={changing ?? "move"} onDone={onDone} onClose={() => change(null)} />
      </Dialog>
    </div>
  );
}
