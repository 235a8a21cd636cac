import type { Permission } from "../../../contract/access.ts";
import type { WordKey } from "../../platform/i18n.ts";

interface SectionName {
  key: string;
  words: WordKey<"settings">;
  /** null: everybody's own. */
  permission: Permission | null;
  /** Who leads sees it, too. */
  forLeads?: true;
}

/** What the pages of the settings are called, in the order of the list, and for whom they are: known without the pages themselves. */
export const sectionNames = [
  { key: "account", words: "account", permission: null },
  { key: "sign-in", words: "sign_in", permission: null },
  { key: "notifications", words: "notifications", permission: null },
  { key: "api-keys", words: "api_keys", permission: null },
  { key: "snippets", words: "snippets", permission: "tickets:work" },
  { key: "macros", words: "macros", permission: "tickets:work" },
  { key: "technicians", words: "technicians", permission: "accounts:write" },
  { key: "security", words: "security", permission: "accounts:write" },
  { key: "verification", words: "verification", permission: "catalog:read" },
  { key: "company", words: "company", permission: "system:read" },
  { key: "teams", words: "teams", permission: "teams:read" },
  { key: "work", words: "work", permission: "tickets:work" },
  { key: "calendars", words: "calendars", permission: "teams:write" },
  { key: "service-levels", words: "service_levels", permission: "catalog:write" },
  { key: "categories", words: "categories", permission: "catalog:read" },
  { key: "request-types", words: "request_types", permission: "catalog:read" },
  { key: "checklists", words: "checklists", permission: "catalog:write" },
  { key: "asset-kinds", words: "asset_kinds", permission: "catalog:write" },
  { key: "priorities", words: "priorities", permission: "catalog:read" },
  { key: "openings", words: "openings", permission: "catalog:write" },
  { key: "shared-snippets", words: "shared_snippets", permission: "tickets:work" },
  { key: "shared-macros", words: "shared_macros", permission: "tickets:work" },
  { key: "recurring", words: "recurring", permission: "tickets:work" },
  { key: "rules", words: "rules", permission: "catalog:write" },
  { key: "routing", words: "routing", permission: "catalog:write" },
  { key: "mailboxes", words: "mailboxes", permission: "system:read" },
  { key: "mail", words: "mail", permission: "system:read" },
  { key: "mail-texts", words: "mail_texts", permission: "system:read" },
  { key: "outbox", words: "outbox", permission: "system:read" },
  { key: "sms", words: "sms", permission: "system:read" },
  { key: "telephone", words: "telephone", permission: "system:read" },
  { key: "directories", words: "directories", permission: "system:read" },
  { key: "account-templates", words: "account_templates", permission: "system:read" },
  { key: "scim", words: "scim", permission: "system:read" },
  { key: "webhooks", words: "webhooks", permission: "system:read" },
  { key: "chat", words: "chats", permission: "system:read" },
  { key: "counters", words: "counters", permission: "system:read" },
  { key: "alerts", words: "alert_sources", permission: "system:read" },
  { key: "audit", words: "audit", permission: "audit:read" },
  { key: "account-history", words: "account_history", permission: "audit:read", forLeads: true },
  { key: "health", words: "health", permission: "system:read" },
  { key: "about", words: "about", permission: null },
] as const satisfies readonly SectionName[];

/** Whether somebody has a page. Pure. */
export const isMine = ({ permission, forLeads }: SectionName, may: (permission: Permission) => boolean, leads: boolean): boolean =>
  permission === null || may(permission) || (forLeads === true && leads);
