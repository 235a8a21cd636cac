import { accessRoutes } from "./access.ts";
import { approvalRoutes } from "./approvals.ts";
import { assetRoutes } from "./assets.ts";
import { availabilityRoutes } from "./availability.ts";
import { awayRoutes } from "./away.ts";
import { alertRoutes } from "./alerts.ts";
import { auditRoutes } from "./audit.ts";
import { bulkRoutes } from "./bulk.ts";
import { calendarRoutes } from "./calendars.ts";
import { catalogRoutes } from "./catalog.ts";
import { chatRoutes } from "./chat.ts";
import { chatVisitorRoutes } from "./chat-visitor.ts";
import { chatWidgetRoutes } from "./chat-widgets.ts";
import { appointmentRoutes } from "./appointments.ts";
import { loanRoutes } from "./loans.ts";
import { counterRoutes } from "./counters.ts";
import { counterDoorRoutes } from "./counter-door.ts";
import { companyRoutes } from "./company.ts";
import { deskAccountRoutes } from "./desk-accounts.ts";
import { directoryRoutes } from "./directories.ts";
import { directoryAccountRoutes } from "./directory-accounts.ts";
import { passwordLinkRoutes } from "./password-links.ts";
import { formRoutes } from "./forms.ts";
import { checklistRoutes } from "./checklists.ts";
import { contactRoutes } from "./contacts.ts";
import { fileRoutes } from "./files.ts";
import { guardRoutes } from "./guard.ts";
import { healthRoutes } from "./health.ts";
import { identityRoutes } from "./identity.ts";
import { insertRoutes } from "./inserts.ts";
import { laterRoutes } from "./later.ts";
import { macroRoutes } from "./macros.ts";
import { linkRoutes } from "./links.ts";
import { mailboxRoutes } from "./mailboxes.ts";
import { mergeRoutes } from "./merges.ts";
import { outboxRoutes } from "./outbox.ts";
import { mailRoutes } from "./mail.ts";
import { mailTextRoutes } from "./mail-texts.ts";
import { peopleRoutes } from "./people.ts";
import { personMarkRoutes } from "./person-marks.ts";
import { presenceRoutes } from "./presence.ts";
import { promiseRoutes } from "./promises.ts";
import { recurringRoutes } from "./recurring.ts";
import { routingRoutes } from "./routing.ts";
import { ruleRoutes } from "./rules.ts";
import { clockRecountRoutes } from "./clock-recounts.ts";
import { levelPreviewRoutes, serviceLevelRoutes } from "./service-levels.ts";
import { sharedDraftRoutes } from "./shared-drafts.ts";
import { scimRoutes } from "./scim.ts";
import { sideRoutes } from "./side.ts";
import { smsRoutes } from "./sms.ts";
import { splitRoutes } from "./splits.ts";
import { teamRoutes } from "./teams.ts";
import { telephoneRoutes } from "./telephone.ts";
import { ticketAccessRoutes } from "./ticket-access.ts";
import { ticketClockRoutes } from "./ticket-clock.ts";
import { ticketRoutes } from "./tickets.ts";
import { toneOpeningRoutes, toneRoutes } from "./tone.ts";
import { unsubscribeRoutes } from "./unsubscribe.ts";
import { verificationRoutes } from "./verification.ts";
import { verifyCallerRoutes } from "./verify-caller.ts";
import { viewAsRoutes } from "./view-as.ts";
import { viewRoutes } from "./views.ts";
import { walkInRoutes } from "./walk-ins.ts";
import { webhookRoutes } from "./webhooks.ts";
import { draftRoutes, eventRoutes, notificationRoutes, searchRoutes } from "./work.ts";

/** The whole API, by room, in the order in which a reader wants to meet it. */
export const rooms = {
  tickets: { ...ticketRoutes, ...ticketAccessRoutes, ...ticketClockRoutes, ...mergeRoutes, ...splitRoutes, ...formRoutes },
  views: viewRoutes,
  bulk: bulkRoutes,
  files: fileRoutes,
  contacts: contactRoutes,
  chat: { ...chatRoutes, ...chatVisitorRoutes, ...chatWidgetRoutes },
  counters: { ...walkInRoutes, ...appointmentRoutes, ...loanRoutes, ...counterDoorRoutes, ...counterRoutes },
  assets: assetRoutes,
  people: { ...peopleRoutes, ...personMarkRoutes },
  teams: teamRoutes,
  calendars: calendarRoutes,
  catalog: catalogRoutes,
  levels: { ...serviceLevelRoutes, ...levelPreviewRoutes, ...clockRecountRoutes },
  mailboxes: mailboxRoutes,
  search: searchRoutes,
  outbox: outboxRoutes,
  texts: mailTextRoutes,
  sms: smsRoutes,
  guard: guardRoutes,
  audit: auditRoutes,
  mail: mailRoutes,
  notifications: { ...notificationRoutes, ...unsubscribeRoutes },
  drafts: { ...draftRoutes, ...sharedDraftRoutes },
  later: laterRoutes,
  links: linkRoutes,
  checklists: checklistRoutes,
  promises: promiseRoutes,
  approvals: approvalRoutes,
  away: awayRoutes,
  availability: availabilityRoutes,
  side: sideRoutes,
  macros: macroRoutes,
  tone: { ...toneRoutes, ...toneOpeningRoutes },
  inserts: insertRoutes,
  webhooks: webhookRoutes,
  rules: ruleRoutes,
  routing: routingRoutes,
  recurring: recurringRoutes,
  alerts: alertRoutes,
  telephone: telephoneRoutes,
  directory: directoryRoutes,
  verification: { ...verifyCallerRoutes, ...verificationRoutes, ...deskAccountRoutes },
  accounts: { ...directoryAccountRoutes, ...passwordLinkRoutes },
  company: companyRoutes,
  scim: scimRoutes,
  presence: presenceRoutes,
  access: { ...accessRoutes, ...viewAsRoutes },
  identity: identityRoutes,
  events: eventRoutes,
  health: healthRoutes,
} as const;

export const api = {
  ...ticketRoutes,
  ...ticketAccessRoutes,
  ...ticketClockRoutes,
  ...mergeRoutes,
  ...splitRoutes,
  ...viewRoutes,
  ...bulkRoutes,
  ...fileRoutes,
  ...contactRoutes,
  ...chatRoutes,
  ...chatVisitorRoutes,
  ...chatWidgetRoutes,
  ...walkInRoutes,
  ...appointmentRoutes,
  ...loanRoutes,
  ...counterDoorRoutes,
  ...counterRoutes,
  ...peopleRoutes,
  ...assetRoutes,
  ...personMarkRoutes,
  ...teamRoutes,
  ...catalogRoutes,
  ...mailboxRoutes,
  ...searchRoutes,
  ...outboxRoutes,
  ...mailTextRoutes,
  ...smsRoutes,
  ...guardRoutes,
  ...auditRoutes,
  ...mailRoutes,
  ...notificationRoutes,
  ...unsubscribeRoutes,
  ...draftRoutes,
  ...sharedDraftRoutes,
  ...laterRoutes,
  ...linkRoutes,
  ...formRoutes,
  ...calendarRoutes,
  ...serviceLevelRoutes,
  ...levelPreviewRoutes,
  ...clockRecountRoutes,
  ...checklistRoutes,
  ...promiseRoutes,
  ...approvalRoutes,
  ...awayRoutes,
  ...availabilityRoutes,
  ...sideRoutes,
  ...macroRoutes,
  ...toneRoutes,
  ...toneOpeningRoutes,
  ...insertRoutes,
  ...webhookRoutes,
  ...ruleRoutes,
  ...routingRoutes,
  ...recurringRoutes,
  ...alertRoutes,
  ...telephoneRoutes,
  ...directoryRoutes,
  ...verifyCallerRoutes,
  ...verificationRoutes,
  ...directoryAccountRoutes,
  ...passwordLinkRoutes,
  ...deskAccountRoutes,
  ...companyRoutes,
  ...scimRoutes,
  ...presenceRoutes,
  ...accessRoutes,
  ...viewAsRoutes,
  ...identityRoutes,
  ...eventRoutes,
  ...healthRoutes,
} as const;
export type Api = typeof api;
