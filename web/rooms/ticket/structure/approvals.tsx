import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { Approval } from "../../../../contract/approvals.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { keep, useAsk } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { AskText } from "../acts/ask-text.tsx";
import { Section } from "../context/section.tsx";
import { given, readAnew } from "../find-ticket.ts";
import { useOpenTicket } from "../open-ticket.ts";
import css from "./structure.module.css";

const tones: Record<Approval["state"], Tone> = { open: "amber", approved: "green", declined: "red", cancelled: "quiet", expired: "red" };

/** What others were asked to agree to, and what they said. */
export function Approvals({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const { ask } = useOpenTicket();
  const { data } = useAsk("GET /tickets/{id}/approvals", given(ticket.number));
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section
      title={t("approvals")}
      action={ticket.can.work && <IconButton small label={t("approval.ask")} icon={IconPlus} onClick={() => ask("approval")} />}
    >
      {items.map((one) => (
        <One key={one.id} one={one} ticket={ticket} />
      ))}
    </Section>
  );
}

function One({ one, ticket }: { one: Approval; ticket: Ticket }) {
  const t = useWords("ticket");
  const time = useTime();
  const [cancelling, setCancelling] = useState(false);
  const cancellable = ticket.can.work && (one.state === "open" || one.state === "expired");
  const at = given(ticket.number);
  return (
    <div className={css.list}>
      <div className={css.head}>
        <span>
          {one.question} <Badge tone={tones[one.state]}>{t(`approval.state.${one.state}`)}</Badge>
        </span>
        {cancellable && <IconButton small label={t("approval.cancel")} icon={IconX} onClick={() => setCancelling(true)} />}
      </div>
      <ul className={css.steps}>
        {one.asks.map((asked) => (
          <li key={asked.id} className={css.small}>
            {asked.approver.name}
            {asked.approver.id !== asked.named.id && ` (${t("approval.for", { name: asked.named.name })})`}
            {": "}
            {t(`approval.answer.${asked.answer ?? "none"}`)}
            {asked.answered_at && ` · ${time.moment(asked.answered_at)}`}
            {asked.by_mail && ` · ${t("approval.by_mail")}`}
            {asked.comment && ` · ${asked.comment}`}
          </li>
        ))}
      </ul>
      <p className={css.small}>
        {[
          one.asks.length > 1 && t(`approval.rule.${one.rule}`),
          one.mandatory && t("approval.mandatory"),
          one.state === "open" && t("approval.until", { at: time.moment(one.expires_at) }),
          one.reason,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <Dialog open={cancelling} onClose={() => setCancelling(false)} title={t("approval.cancel")}>
        <AskText
          says={t("approval.cancel_says")}
          label={t("promise.reason")}
          button={t("approval.cancel")}
          draftKey={`approval-cancel:${one.id}`}
          send={async (reason) => {
            const params = { ...at.params, approval: one.id };
            const after = await call("POST /tickets/{id}/approvals/{approval}/cancellations", { params, body: { reason } });
            keep("GET /tickets/{id}/approvals", at, after);
            readAnew(ticket.number);
          }}
          onClose={() => setCancelling(false)}
        />
      </Dialog>
    </div>
  );
}
