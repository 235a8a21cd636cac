import type { Team } from "../../../contract/teams.ts";
import type { MemberRow, TeamRow } from "./store.ts";

export const presentTeam = (row: TeamRow, members: readonly MemberRow[]): Team => ({
  id: row.id,
  key: row.key,
  name: row.name,
  tier: row.tier,
  email: row.email,
  handles: row.handles,
  is_default: row.is_default,
  follow_up: row.follow_up,
  follow_up_days: row.follow_up_days,
  closed: row.closed,
  confidential: row.confidential,
  members: members.map(({ id, name, lead, rights }) => ({ id, name, lead, rights })),
});
