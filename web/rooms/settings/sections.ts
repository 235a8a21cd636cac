import {
  IconActivityHeartbeat,
  IconAddressBook,
  IconBell,
  IconBellRinging,
  IconBolt,
  IconBuilding,
  IconCalendarTime,
  IconCategory,
  IconClockCheck,
  IconDeviceLaptop,
  IconFileText,
  IconForms,
  IconGridDots,
  IconHeartHandshake,
  IconInfoCircle,
  IconHistory,
  IconKey,
  IconListCheck,
  IconLock,
  IconMailbox,
  IconMailCog,
  IconMailForward,
  IconMailOpened,
  IconPhone,
  IconMessage2,
  IconMessageCircle,
  IconRepeat,
  IconRobot,
  IconRoute,
  IconWalk,
  IconShieldLock,
  IconTextPlus,
  IconUserCheck,
  IconUserPlus,
  IconUserCircle,
  IconUserCog,
  IconUserStar,
  IconUserUp,
  IconUsersGroup,
  IconWebhook,
  type Icon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { AboutPage } from "./about-page.tsx";
import { AccountPage } from "./account-page.tsx";
import { AccountHistoryPage } from "./account-history-page.tsx";
import { ApiKeysPage } from "./api-keys-page.tsx";
import { AssetKindsPage } from "./asset-kinds/list.tsx";
import { AuditPage } from "./audit-page.tsx";
import { CalendarsPage } from "./calendars/list.tsx";
import { CategoriesPage } from "./categories-page.tsx";
import { ChatPage } from "./chat/list.tsx";
import { CountersPage } from "./counters/list.tsx";
import { ChecklistsPage } from "./checklists-page.tsx";
import { CompanyPage } from "./company/list.tsx";
import { DirectoriesPage } from "./directory/list.tsx";
import { HealthPage } from "./health-page.tsx";
import { LevelsPage } from "./levels/list.tsx";
import { MailboxesPage } from "./mailbox/list.tsx";
import { MailPage } from "./mail-page.tsx";
import { NotificationsPage } from "./notifications-page.tsx";
import { OpeningsPage } from "./openings-page.tsx";
import { OutboxPage } from "./outbox-page.tsx";
import { PrioritiesPage } from "./priorities-page.tsx";
import { MyMacrosPage, MySnippetsPage, SharedMacrosPage, SharedSnippetsPage } from "./ready/pages.tsx";
import { AccountTemplatesPage } from "./account-templates/list.tsx";
import { AlertSourcesPage } from "./programs/alert-sources.tsx";
import { VerificationPage } from "./verification/page.tsx";
import { WebhooksPage } from "./programs/webhooks.tsx";
import { RecurringPage } from "./recurring/list.tsx";
import { RequestTypesPage } from "./requests/request-types-page.tsx";
import { RoutingPage } from "./routing/list.tsx";
import { RulesPage } from "./rules/list.tsx";
import { ScimPage } from "./scim/list.tsx";
import { SecurityPage } from "./security-page.tsx";
import { SignInPage } from "./sign-in-page.tsx";
import { sectionNames } from "./section-names.ts";
import { SmsPage } from "./sms/page.tsx";
import { TeamsPage } from "./teams-page.tsx";
import { TelephonePage } from "./telephone/list.tsx";
import { MailTextsPage } from "./texts/list.tsx";
import { TechniciansPage } from "./technicians-page.tsx";
import { WorkPage } from "./work/list.tsx";

interface Page {
  icon: Icon;
  group: "me" | "people" | "catalog" | "running";
  /** `id`: what follows in the address, null for the list. */
  page: (props: { id: string | null }) => ReactNode;
}
type Name = (typeof sectionNames)[number];
export type SettingsSection = Name & Page;

const pages: Record<Name["key"], Page> = {
  account: { icon: IconUserCircle, group: "me", page: AccountPage },
  "sign-in": { icon: IconLock, group: "me", page: SignInPage },
  notifications: { icon: IconBell, group: "me", page: NotificationsPage },
  "api-keys": { icon: IconKey, group: "me", page: ApiKeysPage },
  snippets: { icon: IconTextPlus, group: "me", page: MySnippetsPage },
  macros: { icon: IconBolt, group: "me", page: MyMacrosPage },
  technicians: { icon: IconUserCog, group: "people", page: TechniciansPage },
  security: { icon: IconShieldLock, group: "people", page: SecurityPage },
  verification: { icon: IconUserCheck, group: "people", page: VerificationPage },
  company: { icon: IconBuilding, group: "people", page: CompanyPage },
  teams: { icon: IconUsersGroup, group: "people", page: TeamsPage },
  work: { icon: IconUserStar, group: "people", page: WorkPage },
  calendars: { icon: IconCalendarTime, group: "people", page: CalendarsPage },
  "service-levels": { icon: IconClockCheck, group: "catalog", page: LevelsPage },
  categories: { icon: IconCategory, group: "catalog", page: CategoriesPage },
  "request-types": { icon: IconForms, group: "catalog", page: RequestTypesPage },
  checklists: { icon: IconListCheck, group: "catalog", page: ChecklistsPage },
  "asset-kinds": { icon: IconDeviceLaptop, group: "catalog", page: AssetKindsPage },
  priorities: { icon: IconGridDots, group: "catalog", page: PrioritiesPage },
  openings: { icon: IconHeartHandshake, group: "catalog", page: OpeningsPage },
  "shared-snippets": { icon: IconTextPlus, group: "catalog", page: SharedSnippetsPage },
  "shared-macros": { icon: IconBolt, group: "catalog", page: SharedMacrosPage },
  recurring: { icon: IconRepeat, group: "catalog", page: RecurringPage },
  rules: { icon: IconRobot, group: "catalog", page: RulesPage },
  routing: { icon: IconRoute, group: "catalog", page: RoutingPage },
  mailboxes: { icon: IconMailbox, group: "running", page: MailboxesPage },
  mail: { icon: IconMailOpened, group: "running", page: MailPage },
  "mail-texts": { icon: IconMailCog, group: "running", page: MailTextsPage },
  outbox: { icon: IconMailForward, group: "running", page: OutboxPage },
  sms: { icon: IconMessage2, group: "running", page: SmsPage },
  telephone: { icon: IconPhone, group: "running", page: TelephonePage },
  directories: { icon: IconAddressBook, group: "running", page: DirectoriesPage },
  "account-templates": { icon: IconUserPlus, group: "running", page: AccountTemplatesPage },
  scim: { icon: IconUserUp, group: "running", page: ScimPage },
  webhooks: { icon: IconWebhook, group: "running", page: WebhooksPage },
  chat: { icon: IconMessageCircle, group: "running", page: ChatPage },
  counters: { icon: IconWalk, group: "running", page: CountersPage },
  alerts: { icon: IconBellRinging, group: "running", page: AlertSourcesPage },
  audit: { icon: IconFileText, group: "running", page: AuditPage },
  "account-history": { icon: IconHistory, group: "running", page: AccountHistoryPage },
  health: { icon: IconActivityHeartbeat, group: "running", page: HealthPage },
  about: { icon: IconInfoCircle, group: "running", page: AboutPage },
};

/** Every page of the settings, in the order of the list. Only those that one may do something in are shown. */
export const sections: readonly SettingsSection[] = sectionNames.map((name) => ({ ...name, ...pages[name.key] }));
