import type { ReactNode } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import type { Answer } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Message } from "../../../ui/message.tsx";
import { useMe } from "../../../platform/session.tsx";
import css from "./macros.module.css";

type Step = Answer<"GET /tickets/{id}/macros/{macro}">["steps"][number];

/** What each act of a macro will do, in the order in which it does it; words as their readers will see them. */
export function Steps({ ticket, steps }: { ticket: Ticket; steps: readonly Step[] }) {
  const t = useWords("ticket");
  return (
    <section aria-label={t("macro.will")}>
      <p className={css.will}>{t("macro.will")}</p>
      <ol className={css.steps}>
        {steps.map((step, at) => (
          // Steps have no names of their own, and never move.
          <li key={at}>
            <Step ticket={ticket} step={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Step({ ticket, step: { act, body, name } }: { ticket: Ticket; step: Step }): ReactNode {
  const t = useWords("ticket");
  const me = useMe();
  const requester = ticket.requester?.name ?? t("the_requester");
  const said = (audience: "public" | "internal") => (
    <Message audience={audience} author={me.name}>
      {body}
    </Message>
  );
  switch (act.act) {
    case "reply":
    case "solve":
      return (
        <>
          {t(act.act === "solve" ? "macro.solve" : act.wait ? "macro.reply_wait" : "macro.reply", { name: requester })}
          {said("public")}
        </>
      );
    case "note":
      return (
        <>
          {t("macro.note")}
          {said("internal")}
        </>
      );
    case "hand_over":
      return (
        <>
          {t("macro.hand_over", { team: name ?? t("macro.gone") })}
          {said("internal")}
        </>
      );
    case "wait":
      return t("macro.wait", { reason: t(`wait.for.${act.reason}`), hours: act.hours ?? 0 });
    case "resume":
      return t("macro.resume");
    case "priority":
      return [act.impact && t(`impact.${act.impact as 1 | 2 | 3}`), act.urgency && t(`urgency.${act.urgency as 1 | 2 | 3}`)]
        .filter(Boolean)
        .join(" · ");
    case "take":
      return t("macro.take");
    case "assign":
      return act.assignee === null ? t("macro.free") : t("macro.assign", { name: name ?? t("macro.gone") });
    case "category":
      return act.category === null ? t("macro.no_category") : t("macro.category", { name: name ?? t("macro.gone") });
    case "type":
      return act.type === null ? t("macro.no_type") : t("macro.type", { name: name ?? t("macro.gone") });
    case "step":
      return t("macro.step", { name: name ?? t("macro.gone") });
    case "checklist":
      return t("macro.checklist", { name: name ?? t("macro.gone") });
    case "tags":
      return [
        act.add.length > 0 && t("macro.tags_add", { tags: act.add.join(", ") }),
        act.remove.length > 0 && t("macro.tags_remove", { tags: act.remove.join(", ") }),
      ]
        .filter(Boolean)
        .join(" · ");
  }
}
