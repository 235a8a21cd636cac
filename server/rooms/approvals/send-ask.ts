import { say } from "../../platform/i18n.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { approvalLink, queueMessage } from "../notifications/index.ts";
import { findPeopleByIds } from "../people/index.ts";
import type { TicketRow } from "../tickets/index.ts";
import type { ApprovalRow, AskRow } from "./store.ts";
import { tokenFor } from "./token.ts";

const facts = (language: Language, { shown }: ApprovalRow): string =>
  shown.map(({ label, value }) => `${label[language]}: ${value[language]}`).join("\n");

/** Mails those who are asked what they are asked and the link to answer by; it names no ticket, so that no answer by mail lands in one. */
export async function sendAsks(tx: Db, now: Date, ticket: TicketRow, approval: ApprovalRow, asks: readonly AskRow[]): Promise<void> {
  const people = await findPeopleByIds(tx, [approval.asked_by, ...asks.map(({ approver_id }) => approver_id)]);
  for (const ask of asks) {
    const to = people.get(ask.approver_id);
    if (!to?.email || !to.active) continue;
    await queueMessage(tx, {
      eventId: null,
      kind: "approval_asked",
      to,
      values: {
        // Who is asked reads it where they answer; a mail lies where others read, too.
        "ticket.subject": ticket.confidential ? say(to.language, "approval.confidential") : ticket.subject,
        "requester.name": ticket.on_behalf_of_name ?? ticket.requester_name ?? "",
        "actor.name": people.get(approval.asked_by)?.name ?? "",
        "approval.question": approval.question,
        "approval.facts": facts(to.language, approval),
        "approval.link": approvalLink(tokenFor(ask)),
      },
      at: now,
      giveUpAt: approval.expires_at,
    });
  }
}
