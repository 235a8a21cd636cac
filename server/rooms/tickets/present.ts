import type { RequesterTicket, Ticket, TicketSummary } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { hoursShown } from "./due/hours-shown.ts";
import { rightsOn } from "./policy.ts";
import { factsOf } from "./store.ts";
import type { SummaryRow, TicketRow } from "./store-rows.ts";
import { besideTicket, type Beside } from "./store-beside.ts";

const named = (id: string | null, name: string | null) => (id && name !== null ? { id, name } : null);
const instant = (at: Date | null) => at?.toISOString() ?? null;

export const presentSummary = (row: SummaryRow): TicketSummary & { audience: "technician" } => ({
  audience: "technician",
  id: row.id,
  number: row.number,
  kind: row.kind,
  subject: row.subject,
  channel: row.channel,
  status: row.status,
  waiting_reason: row.waiting_reason,
  waiting_until: instant(row.waiting_until),
  step: row.step && { key: row.step.key, label: row.step.label },
  priority: row.priority,
  tier: row.tier,
  team: { id: row.team_id, key: row.team_key, name: row.team_name, tier: row.tier },
  assignee: named(row.assignee_id, row.assignee_name),
  requester: named(row.requester_id, row.requester_name),
  site: row.site_name,
  restricted: row.restricted,
  confidential: row.confidential,
  accepted: row.accepted,
  awaits: row.awaits,
  opened_at: row.opened_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  due_at: instant(row.due_at),
  version: row.version,
});

/** What a requester sees; written out key by key, so that nothing of the inside can slip along. */
export function presentRequester(actor: Actor, row: TicketRow): RequesterTicket {
  const rights = rightsOn(actor, factsOf(row));
  return {
    audience: "requester",
    id: row.id,
    number: row.number,
    kind: row.kind,
    subject: row.subject,
    description: row.description,
    channel: row.channel,
    status: row.status,
    waiting_reason: row.waiting_reason,
    step: row.step && (row.step.told ?? row.step.label),
    tier: row.tier,
    team: row.team_name,
    with: row.assignee_name?.split(" ")[0] ?? null,
    since: (row.since ?? row.updated_at).toISOString(),
    requester: named(row.requester_id, row.requester_name),
    category: row.category && { en: row.category.name_en, nb: row.category.name_nb },
    opened_at: row.opened_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    due_at: instant(row.due_at),
    resolution: row.resolution,
    resolved_at: instant(row.resolved_at),
    closed_at: instant(row.closed_at),
    confirmed_at: instant(row.confirmed_at),
    can: { reply: rights.reply, confirm: rights.confirm, reopen: rights.reopen },
  };
}

/** Everything a technician sees, with what they may do. `beside`: where it was read already. */
export async function presentTicket(db: Db, actor: Actor, row: TicketRow, beside?: Beside): Promise<Ticket> {
  const [read, hours] = await Promise.all([beside ?? besideTicket(db, row.id, actor.personId), hoursShown(db, [row])]);
  return { ...presentWhole(actor, row, read ?? nothing), due_hours: hours.get(row.id) ?? null };
}
const nothing: Beside = { stays: [], watchers: [], stopwatch: null };

/** As `presentTicket`, of one that was opened in this transaction: it is in its first stay and nobody follows it yet. */
export function presentNew(actor: Actor, row: TicketRow): Ticket {
  const { team_id, team_key, team_name, tier } = row;
  const taken = { accepted_at: null, accepted_by: null, acceptor_name: null };
  const first = { id: row.stay_id ?? "", team_id, team_key, team_name, tier, from_at: row.opened_at, to_at: null, outcome: null, ...taken };
  // In whose hours it is due is found by who counts its clocks, a moment later.
  return { ...presentWhole(actor, row, { stays: [first], watchers: [], stopwatch: null }), due_hours: null };
}

function presentWhole(actor: Actor, row: TicketRow, { stays, watchers, stopwatch }: Beside): Ticket {
  return {
    ...presentSummary(row),
    description: row.description,
    on_behalf_of: named(row.on_behalf_of_id, row.on_behalf_of_name),
    organization: named(row.organization_id, row.organization_name),
    site_id: row.site_id,
    room: named(row.room_id, row.room_name),
    category:
      row.category_id && row.category
        ? {
            id: row.category_id,
            key: row.category.key,
            name: { en: row.category.name_en, nb: row.category.name_nb },
            path: { en: row.category.path_en, nb: row.category.path_nb },
          }
        : null,
    request_type:
      row.request_type_id && row.request_type
        ? { id: row.request_type_id, key: row.request_type.key, name: { en: row.request_type.name_en, nb: row.request_type.name_nb } }
        : null,
    fields: row.fields,
    impact: row.impact,
    urgency: row.urgency,
    tags: row.tags,
    watchers,
    stays: stays.map((stay) => ({
      id: stay.id,
      team: { id: stay.team_id, key: stay.team_key, name: stay.team_name, tier: stay.tier },
      from: stay.from_at.toISOString(),
      to: instant(stay.to_at),
      outcome: stay.outcome,
      accepted_at: instant(stay.accepted_at),
      accepted_by: named(stay.accepted_by, stay.acceptor_name),
    })),
    offer: row.offer && {
      id: row.offer.id,
      technician: { id: row.offer.technician_id, name: row.offer.technician_name },
      offered_by: named(row.offer.offered_by, row.offer.offered_by_name),
      at: new Date(row.offer.at).toISOString(),
      until: row.offer.until_at && new Date(row.offer.until_at).toISOString(),
    },
    work_minutes: (row.merged ?? []).reduce((sum, one) => sum + one.work_minutes, row.work_minutes),
    stopwatch: stopwatch
      ? { id: stopwatch.id, started_at: stopwatch.started_at.toISOString(), technician: { id: stopwatch.technician_id, name: actor.name } }
      : null,
    announcement: row.announcement,
    systemic: row.systemic,
    resolution: row.resolution,
    resolved_at: instant(row.resolved_at),
    closed_at: instant(row.closed_at),
    confirmed_at: instant(row.confirmed_at),
    reopened: row.reopened,
    solved_on_first_contact: row.solved_on_first_contact,
    external_id: row.external_id,
    source: row.source,
    merged_into: row.merged_into,
    merged: (row.merged ?? []).map(({ id, number }) => ({ id, number })),
    can: rightsOn(actor, factsOf(row)),
  };
}
