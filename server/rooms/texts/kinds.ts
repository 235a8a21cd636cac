import type { MailTextKind } from "../../../contract/mail-texts.ts";

/** What may stand in the words of one kind of mail. */
export interface Kind {
  subject: readonly string[];
  body: readonly string[];
  /** Of each of these the body holds at least one: without it the mail would be of no use, or not safe. */
  needed: readonly (readonly string[])[];
  /** It is about a ticket, which has a mailbox. */
  perMailbox: boolean;
}

const person = ["person.first_name", "person.name"];
const ticket = ["ticket.number", "ticket.subject"];
const link = "ticket.link";
/** Who has it, and by when there is more to hear. */
const standing = ["ticket.holder", "ticket.next_update"];

const aboutTicket = (more: readonly string[], needed: Kind["needed"]): Kind => ({
  subject: [...ticket, ...person],
  body: [...person, ...ticket, link, ...more],
  needed,
  perMailbox: true,
});

/** To somebody who works at the desk. */
const inside = (...more: string[]): Kind => ({
  subject: [...ticket, ...person, "actor.name"],
  body: [...person, ...ticket, "actor.name", ...more, "ticket.desk_link"],
  needed: [["ticket.desk_link"]],
  perMailbox: true,
});

/** Somebody's account changed, and it may not have been they: the way to the desk always stands there. */
const aboutAccount = (...more: string[]): Kind => ({
  subject: [...person],
  body: [...person, ...more, "desk.link", "not_me.link"],
  needed: [["desk.link"]],
  perMailbox: false,
});

/** To those who run the desk, about what keeps mail from coming or leaving. The way to where it says more always stands there. */
const aboutTrouble = (...more: string[]): Kind => ({
  subject: ["trouble.where"],
  body: [...person, "trouble.where", ...more, "trouble.since", "desk.health_link"],
  needed: [["desk.health_link"]],
  perMailbox: false,
});

/** A time at a counter. */
const aboutTime: Kind = {
  subject: ["counter.name", "appointment.when"],
  body: [...person, "counter.name", "counter.place", "appointment.when", "appointment.why", "appointment.link"],
  needed: [["appointment.when"]],
  perMailbox: false,
};

/** Every kind of mail with the fixed list of paths that its words may name. Pure. */
export const kinds: Record<MailTextKind, Kind> = {
  opened: aboutTicket(standing, [[link]]),
  // Who wrote may not be who they say: neither their name nor a word of theirs can stand in the answer; the team that has it, and when, can.
  opened_stranger: { subject: ["ticket.number"], body: ["ticket.number", link, ...standing], needed: [[link]], perMailbox: true },
  // Some send nothing but "there is an answer": who has to sign in reads it alone.
  replied: aboutTicket(["reply.text"], [["reply.text", link]]),
  followed: aboutTicket(["reply.text"], [["reply.text", link]]),
  solved: aboutTicket(["solution.text"], [[link]]),
  update_moved: aboutTicket(standing.slice(1), [["ticket.next_update", link]]),
  offered: inside("reason"),
  handed_to_team: inside("reason"),
  bounced: inside("reason"),
  requester_replied: inside("reply.text"),
  reopened: inside("reason"),
  notice: inside("reason"),
  declined: inside("reason"),
  mail_failed: inside("mail.address"),
  reply_held: inside(),
  vendor_answered: inside(),
  mentioned: inside(),
  approval_answered: inside(),
  promise_soon: inside(),
  promise_due: inside(),
  target_near: inside("reason"),
  target_missed: inside("reason"),
  // Whoever has the link decides: it stands in no subject.
  approval_asked: {
    subject: ["ticket.subject", "requester.name", ...person],
    body: [...person, "ticket.subject", "requester.name", "actor.name", "approval.question", "approval.facts", "approval.link"],
    needed: [["approval.link"], ["approval.question"]],
    perMailbox: false,
  },
  appointment: aboutTime,
  appointment_cancelled: aboutTime,
  appointment_reminder: aboutTime,
  // Lists and locked screens show subjects: the code is never in one.
  sign_in_code: { subject: [...person], body: [...person, "code", "code.minutes"], needed: [["code"]], perMailbox: false },
  // The new address may be somebody else's: the way to the desk is not a link that they could follow. That it was not they, they can say.
  address_changed: { subject: [...person], body: [...person, "not_me.link"], needed: [], perMailbox: false },
  contact_changed: aboutAccount("contact.changed"),
  factor_added: aboutAccount("factor.description"),
  factor_removed: aboutAccount("factor.description"),
  factors_reset: aboutAccount(),
  recovery_code_used: aboutAccount("recovery_codes.left"),
  recovery_codes_created: aboutAccount(),
  password_changed: aboutAccount(),
  roles_changed: aboutAccount(),
  verification_failed: aboutAccount(),
  account_acted: aboutAccount("action.description", "account.name"),
  // What opens it stands nowhere else, and not in the subject, which locked screens show.
  password_link: {
    subject: [...person],
    body: [...person, "account.name", "password.link", "password.minutes"],
    needed: [["password.link"]],
    perMailbox: false,
  },
  break_glass_used: {
    subject: [...person, "actor.name"],
    body: [...person, "actor.name", "desk.link"],
    needed: [["desk.link"]],
    perMailbox: false,
  },
  mail_stopped: aboutTrouble("trouble.what", "trouble.remedy"),
  mail_flows: aboutTrouble(),
  // Kept in their mailboxes it tells of a trail that was cut or rewritten here.
  audit_anchor: {
    subject: ["audit.segments"],
    body: [...person, "audit.segments", "audit.anchor"],
    needed: [["audit.anchor"]],
    perMailbox: false,
  },
};
