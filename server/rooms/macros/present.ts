import type { Macro, Snippet } from "../../../contract/macros.ts";
import type { Actor } from "../../platform/actor.ts";
import { mayChange } from "./policy.ts";
import type { PreparedRow } from "./store.ts";

const common = (actor: Actor, row: PreparedRow) => ({
  id: row.id,
  name: row.name,
  shortcut: row.shortcut,
  scope: row.scope,
  team_id: row.team_id,
  team: row.team_id ? { id: row.team_id, name: row.team_name ?? "" } : null,
  can_change: mayChange(actor, row),
  changed_at: row.changed_at.toISOString(),
  version: row.version,
});

export const presentSnippet = (actor: Actor, row: PreparedRow): Snippet => ({ ...common(actor, row), texts: row.texts ?? {} });

export const presentMacro = (actor: Actor, row: PreparedRow): Macro => ({ ...common(actor, row), acts: row.acts ?? [] });
