import { IconMessageDots } from "@tabler/icons-react";
import { useState } from "react";
import type { DeskPromise } from "../../../../contract/promises.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { keep, useAsk, useTell } from "../../../platform/queries.ts";
import { nearness, useTime } from "../../../platform/time.ts";
import { useNow } from "../../../platform/now.ts";
import { Badge, Chip, type Tone } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { given, readAnew } from "../find-ticket.ts";
import { ChangePromise } from "../structure/change-promise.tsx";

/** By when whoever asked hears more: what they are told keeps it. Another time can be given, and they are told of that. */
export function NextUpdate({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const time = useTime();
  const now = useNow(60_000);
  const [moving, move] = useState(false);
  const at = given(ticket.number);
  const next = useAsk("GET /tickets/{id}/next-update", at).data?.next;
  const id = ticket.can.work ? next?.promise_id : null;
  const open = () => move(true);
  const done = (answer: { items: DeskPromise[] }) => {
    keep("GET /tickets/{id}/promises", at, answer);
    readAnew(ticket.number);
    move(false);
  };
  const tell = useTell("POST /tickets/{id}/promises/{promise}/keepings", { done });
  const told = () => id && tell.mutate({ params: { ...at.params, promise: id }, body: {} });
  useKeys([{ key: "shift+u", label: t("next.move"), group: t("keys.group"), run: open, disabled: !id }]);
  if (!next) return null;
  const due = Date.parse(next.due_at);
  const near = next.late ? "overdue" : nearness(now, due, Date.parse(ticket.opened_at));
  const tone: Tone = near === "overdue" ? "red" : near === "near" ? "amber" : "plain";
  const words = t(near === "overdue" ? "next.late" : "next.by", { at: time.within(next.due_at) });
  if (!id) {
    return (
      <Badge icon={IconMessageDots} tone={tone}>
        {words}
      </Badge>
    );
  }
  return (
    <>
      <Chip icon={IconMessageDots} tone={tone} label={`${words}. ${t("next.move")}`} onClick={open}>
        {words}
      </Chip>
      <Dialog open={moving} onClose={() => move(false)} title={t("next.move")}>
        <p>
          {t("next.keeps")} <Button onClick={told}>{t("next.told")}</Button>
        </p>
        <ChangePromise
          promise={{ id, what: "update", due_at: next.due_at }}
          ticket={ticket}
          way="move"
          onDone={done}
          onClose={() => move(false)}
        />
      </Dialog>
    </>
  );
}
