import {
  IconActivityHeartbeat,
  IconBell,
  IconBellRinging,
  IconBolt,
  IconCalendarTime,
  IconCategory,
  IconClockCheck,
  IconFileText,
  IconForms,
  IconGridDots,
  IconInfoCircle,
  IconKey,
  IconListCheck,
  IconLock,
  IconMailbox,
  IconMailCog,
  IconMailForward,
  IconMailOpened,
  IconPhone,
  IconMessageCircle,
  IconRepeat,
  IconRobot,
  IconRoute,
  IconShieldLock,
  IconTextPlus,
  IconUserCircle,
  IconUserCog,
  IconUserStar,
  IconUsersGroup,
  IconWebhook,
  type Icon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Permission } from "../../../contract/access.ts";
import type { WordKey } from "../../platform/i18n.ts";
import { AboutPage } from "./about-page.tsx";
import { AccountPage } from "./account-page.tsx";
import { ApiKeysPage } from "./api-keys-page.tsx";
import { AuditPage } from "./audit-page.tsx";
import { CalendarsPage } from "./calendars/list.tsx";
import { CategoriesPage } from "./categories-page.tsx";
import { ChatPage } from "./chat/list.tsx";
import { ChecklistsPage } from "./checklists-page.tsx";
import { HealthPage } from "./health-page.tsx";
import { LevelsPage } from "./levels/list.tsx";
import { MailboxesPage } from "./mailbox/list.tsx";
import { MailPage } from "./mail-page.tsx";
import { NotificationsPage } from "./notifications-page.tsx";
import { OutboxPage } from "./outbox-page.tsx";
import { PrioritiesPage } from "./priorities-page.tsx";
import { MyMacrosPage, MySnippetsPage, SharedMacrosPage, SharedSnippetsPage } from "./ready/pages.tsx";
import { AlertSourcesPage } from "./programs/alert-sources.tsx";
import { WebhooksPage } from "./programs/webhooks.tsx";
import { RecurringPage } from "./recurring/list.tsx";
import { RequestTypesPage } from "./requests/request-types-page.tsx";
import { RoutingPage } from "./routing/list.tsx";
import { RulesPage } from "./rules/list.tsx";
import { SecurityPage } from "./security-page.tsx";
import { SignInPage } from "./sign-in-page.tsx";
import { TeamsPage } from "./teams-page.tsx";
import { TelephonePage } from "./telephone/list.tsx";
import { MailTextsPage } from "./texts/list.tsx";
import { TechniciansPage } from "./technicians-page.tsx";
import { WorkPage } from "./work/list.tsx";

export interface SettingsSection {
  key: string;
  words: WordKey<"settings">;
  icon: Icon;
  group: "me" | "people" | "catalog" | "running";
  /** null: everybody's own. */
  permission: Permission | null;
  /** `id`: what follows in the address, null for the list. */
  page: (props: { id: string | null }) => ReactNode;
}

/** Every page of the settings, in the order of the list. Only those that one may do something in are shown. */
export const sections: readonly SettingsSection[] = [
  { key: "account", words: "account", icon: IconUserCircle, group: "me", permission: null, page: AccountPage },
  { key: "sign-in", words: "sign_in", icon: IconLock, group: "me", permission: null, page: SignInPage },
  { key: "notifications", words: "notifications", icon: IconBell, group: "me", permission: null, page: NotificationsPage },
  { key: "api-keys", words: "api_keys", icon: IconKey, group: "me", permission: null, page: ApiKeysPage },
  { key: "snippets", words: "snippets", icon: IconTextPlus, group: "me", permission: "tickets:work", page: MySnippetsPage },
  { key: "macros", words: "macros", icon: IconBolt, group: "me", permission: "tickets:work", page: MyMacrosPage },
  { key: "technicians", words: "technicians", icon: IconUserCog, group: "people", permission: "accounts:write", page: TechniciansPage },
  { key: "security", words: "security", icon: IconShieldLock, group: "people", permission: "accounts:write", page: SecurityPage },
  { key: "teams", words: "teams", icon: IconUsersGroup, group: "people", permission: "teams:read", page: TeamsPage },
  { key: "work", words: "work", icon: IconUserStar, group: "people", permission: "tickets:work", page: WorkPage },
  { key: "calendars", words: "calendars", icon: IconCalendarTime, group: "people", permission: "teams:write", page: CalendarsPage },
  { key: "service-levels", words: "service_levels", icon: IconClockCheck, group: "catalog", permission: "catalog:write", page: LevelsPage },
  { key: "categories", words: "categories", icon: IconCategory, group: "catalog", permission: "catalog:read", page: CategoriesPage },
  { key: "request-types", words: "request_types", icon: IconForms, group: "catalog", permission: "catalog:read", page: RequestTypesPage },
  { key: "checklists", words: "checklists", icon: IconListCheck, group: "catalog", permission: "catalog:write", page: ChecklistsPage },
  { key: "priorities", words: "priorities", icon: IconGridDots, group: "catalog", permission: "catalog:read", page: PrioritiesPage },
  {
    key: "shared-snippets",
    words: "shared_snippets",
    icon: IconTextPlus,
    group: "catalog",
    permission: "tickets:work",
    page: SharedSnippetsPage,
  },
  { key: "shared-macros", words: "shared_macros", icon: IconBolt, group: "catalog", permission: "tickets:work", page: SharedMacrosPage },
  { key: "recurring", words: "recurring", icon: IconRepeat, group: "catalog", permission: "tickets:work", page: RecurringPage },
  { key: "rules", words: "rules", icon: IconRobot, group: "catalog", permission: "catalog:write", page: RulesPage },
  { key: "routing", words: "routing", icon: IconRoute, group: "catalog", permission: "catalog:write", page: RoutingPage },
  { key: "mailboxes", words: "mailboxes", icon: IconMailbox, group: "running", permission: "system:read", page: MailboxesPage },
  { key: "mail", words: "mail", icon: IconMailOpened, group: "running", permission: "system:read", page: MailPage },
  { key: "mail-texts", words: "mail_texts", icon: IconMailCog, group: "running", permission: "system:read", page: MailTextsPage },
  { key: "outbox", words: "outbox", icon: IconMailForward, group: "running", permission: "system:read", page: OutboxPage },
  { key: "telephone", words: "telephone", icon: IconPhone, group: "running", permission: "system:read", page: TelephonePage },
  { key: "webhooks", words: "webhooks", icon: IconWebhook, group: "running", permission: "system:read", page: WebhooksPage },
  { key: "chat", words: "chats", icon: IconMessageCircle, group: "running", permission: "system:read", page: ChatPage },
  { key: "alerts", words: "alert_sources", icon: IconBellRinging, group: "running", permission: "system:read", page: AlertSourcesPage },
  { key: "audit", words: "audit", icon: IconFileText, group: "running", permission: "audit:read", page: AuditPage },
  { key: "health", words: "health", icon: IconActivityHeartbeat, group: "running", permission: "system:read", page: HealthPage },
  { key: "about", words: "about", icon: IconInfoCircle, group: "running", permission: null, page: AboutPage },
];
