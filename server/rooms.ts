import type { Room } from "./platform/room.ts";
import { room as access } from "./rooms/access/index.ts";
import { room as accounts } from "./rooms/accounts/index.ts";
import { room as alarms } from "./rooms/alarms/index.ts";
import { room as approvals } from "./rooms/approvals/index.ts";
import { room as assets } from "./rooms/assets/index.ts";
import { room as availability } from "./rooms/availability/index.ts";
import { room as away } from "./rooms/away/index.ts";
import { room as audit } from "./rooms/audit/index.ts";
import { room as alerts } from "./rooms/alerts/index.ts";
import { room as bulk } from "./rooms/bulk/index.ts";
import { room as calendars } from "./rooms/calendars/index.ts";
import { room as catalog } from "./rooms/catalog/index.ts";
import { room as chat } from "./rooms/chat/index.ts";
import { room as checklists } from "./rooms/checklists/index.ts";
import { room as clocks } from "./rooms/clocks/index.ts";
import { room as company } from "./rooms/company/index.ts";
import { room as contacts } from "./rooms/contacts/index.ts";
import { room as counters } from "./rooms/counters/index.ts";
import { room as deskAccounts } from "./rooms/desk-accounts/index.ts";
import { room as demo } from "./rooms/demo/index.ts";
import { room as directory } from "./rooms/directory/index.ts";
import { room as drafts } from "./rooms/drafts/index.ts";
import { room as files } from "./rooms/files/index.ts";
import { room as guard } from "./rooms/guard/index.ts";
import { room as health } from "./rooms/health/index.ts";
import { room as inserts } from "./rooms/inserts/index.ts";
import { room as later } from "./rooms/later/index.ts";
import { room as levels } from "./rooms/levels/index.ts";
import { room as links } from "./rooms/links/index.ts";
import { room as live } from "./rooms/live/index.ts";
import { room as macros } from "./rooms/macros/index.ts";
import { room as mail } from "./rooms/mail/index.ts";
import { room as mailboxes } from "./rooms/mailboxes/index.ts";
import { room as notifications } from "./rooms/notifications/index.ts";
import { room as outbox } from "./rooms/outbox/index.ts";
import { room as people } from "./rooms/people/index.ts";
import { room as presence } from "./rooms/presence/index.ts";
import { room as promises } from "./rooms/promises/index.ts";
import { room as recurring } from "./rooms/recurring/index.ts";
import { room as routing } from "./rooms/routing/index.ts";
import { room as rules } from "./rooms/rules/index.ts";
import { room as scim } from "./rooms/scim/index.ts";
import { room as search } from "./rooms/search/index.ts";
import { room as side } from "./rooms/side/index.ts";
import { room as sms } from "./rooms/sms/index.ts";
import { room as teams } from "./rooms/teams/index.ts";
import { room as telephone } from "./rooms/telephone/index.ts";
import { room as texts } from "./rooms/texts/index.ts";
import { room as tickets } from "./rooms/tickets/index.ts";
import { room as tone } from "./rooms/tone/index.ts";
import { room as verification } from "./rooms/verification/index.ts";
import { room as views } from "./rooms/views/index.ts";
import { room as webhooks } from "./rooms/webhooks/index.ts";

/** The table of contents. A room knows only rooms above it, and those only by their index.ts. */
export const rooms: readonly Room[] = [
  people,
  teams,
  calendars,
  catalog,
  levels,
  access,
  away,
  files,
  assets,
  tickets,
  views,
  contacts,
  chat,
  availability,
  search,
  drafts,
  later,
  links,
  checklists,
  promises,
  clocks,
  mailboxes,
  outbox,
  side,
  texts,
  sms,
  guard,
  mail,
  notifications,
  audit,
  approvals,
  macros,
  tone,
  inserts,
  webhooks,
  alerts,
  telephone,
  directory,
  verification,
  accounts,
  deskAccounts,
  company,
  scim,
  counters,
  alarms,
  bulk,
  rules,
  routing,
  recurring,
  presence,
  live,
  health,
  demo,
];
