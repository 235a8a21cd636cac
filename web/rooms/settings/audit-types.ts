/** What is written into the audit trail, in the groups of the filter. A type that is not here yet shows by its own name. */
const types = {
  access: ["session.started", "session.refused", "session.ended", "sign_in_code.sent", "password.changed", "account.changed", "api_key.created", "api_key.revoked", "desk.opened", "demo.loaded"],
  people: ["person.created", "person.changed", "people.imported", "organization.created", "organization.changed", "site.created", "room.created"],
  desk: ["team.created", "team.changed", "team.member_added", "team.member_changed", "team.member_removed", "category.created", "category.changed", "request_type.created", "catalog.filled"],
  tickets: [
    "ticket.opened",
    "ticket.changed",
    "ticket.assigned",
    "ticket.waiting",
    "ticket.resumed",
    "ticket.handed_up",
    "ticket.handed_down",
    "ticket.handed_over",
    "ticket.bounced",
    "ticket.accepted",
    "ticket.offered",
    "ticket.declined",
    "ticket.noticed",
    "ticket.resolved",
    "ticket.confirmed",
    "ticket.reopened",
    "ticket.closed",
    "ticket.watched",
    "ticket.unwatched",
    "ticket.time_logged",
    "ticket.discarded",
    "ticket.restored",
    "reply.added",
    "note.added",
  ],
  contacts: ["contact.started", "contact.changed", "contact.ended", "contact.wrapped_up"],
} as const;

export type AuditGroup = keyof typeof types;

export const auditTypes: readonly { type: string; group: AuditGroup }[] = (Object.keys(types) as AuditGroup[]).flatMap((group) => types[group].map((type) => ({ type, group })));
