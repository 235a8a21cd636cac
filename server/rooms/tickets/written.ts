import type { FieldValues } from "../catalog/index.ts";
import type { PersonRow } from "../people/index.ts";
import type { TeamRow } from "../teams/index.ts";
import type { NewTicket } from "./store-open.ts";
import type { TicketRow } from "./store-rows.ts";

/** Nothing of this happened yet to a ticket that was just opened. */
const untouched = {
  waiting_reason: null,
  waiting_until: null,
  systemic: false,
  announcement: null,
  work_minutes: 0,
  resolution: null,
  reopened: 0,
  solved_on_first_contact: null,
  first_answered_at: null,
  resolved_at: null,
  closed_at: null,
  confirmed_at: null,
  discarded_at: null,
  version: 1,
  merged_into_id: null,
  merged_into: null,
  merged: null,
  offer: null,
  watcher_ids: [],
  handed: false,
  step: null,
} satisfies Partial<TicketRow>;

/** A ticket as reading it would answer, from what was just written: for one without category, request type or anybody it is for. */
export const asWritten = (
  given: NewTicket,
  fields: FieldValues,
  number: number,
  stayId: string,
  team: TeamRow,
  requester: PersonRow | null,
): TicketRow => ({
  ...untouched,
  ...given,
  number,
  fields,
  team_key: team.key,
  team_name: team.name,
  requester_name: requester?.name ?? null,
  assignee_name: null,
  site_name: requester?.site_name ?? null,
  on_behalf_of_name: null,
  organization_name: requester?.organization_name ?? null,
  room_name: requester?.room_name ?? null,
  category: null,
  request_type: null,
  stay_id: stayId,
  since: given.opened_at,
});
