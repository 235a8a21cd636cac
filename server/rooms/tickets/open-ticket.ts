import type { z } from "zod";
import type { Channel, ticketCreate } from "../../../contract/tickets.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import { lastly, type Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { hoursNow } from "../calendars/index.ts";
import { levelsBook } from "../levels/index.ts";
import { checkFields, promiseFor } from "../catalog/index.ts";
import { recallPerson, resolvePerson, type PersonRow } from "../people/index.ts";
import { teamForTier } from "../teams/index.ts";
import { attachFiles, attachInside } from "./attach-files.ts";
import { tell } from "./events.ts";
import { keepApart, requireAssets, requirePeople, sortAnswers } from "./form/write-answers.ts";
import { keepsSeeing, mayOpenForOthers, mayOpenInto, mayReadTicket } from "./policy.ts";
import { resolveCategory, resolveRequestType, resolveTeam } from "./resolve-references.ts";
import { factsOf, fieldsJson, findExternal } from "./store.ts";
import { followTyped } from "./typed.ts";
import { foundBy } from "./found-by/found-by.ts";
import { insertTicket, type NewTicket } from "./store-open.ts";
import type { TicketRow } from "./store-rows.ts";
import { keepMinutes, noteByHand } from "./due/store-due.ts";
import { dueOf } from "./due/when-due.ts";
import { promisedNow } from "./due/by-level.ts";
import { asWritten } from "./written.ts";

export type TicketGiven = z.output<typeof ticketCreate>;

/** What only a colleague may say at opening: a requester asks for themself and does not choose who works on it. */
function requireOwnRequest(actor: Actor, given: TicketGiven): void {
  if (mayOpenForOthers(actor)) return;
  for (const key of ["requester", "on_behalf_of", "team", "source", "external_id", "tags", "impact", "confidential"] as const) {
    if (given[key] !== undefined) throw wrongField(`/${key}`, "staff_only");
  }
}

/** Who asks: the named person, else the actor; nobody yet for a live contact whose caller is not known. */
async function requesterOf(tx: Db, actor: Actor, given: TicketGiven, { live, asker }: OpenOptions) {
  if (given.requester) return resolvePerson(tx, actor, given.requester, "/requester");
  if (asker && asker.id === actor.personId) return asker;
  return live ? null : ((await recallPerson(tx, personIdOf(actor))) ?? null);
}

export interface OpenOptions {
  /** A call or walk-in in progress. */
  live?: boolean;
  /** Its requester wrote to a mailbox, whose team has it when nothing else decides. */
  byMail?: { teamId: string | null };
  /** The mailbox that it came through: it answers about it. */
  mailboxId?: string;
  /** The receiver of its mail says that it is from who it says: their own words may go back to them. */
  verified?: boolean;
  /** Nobody gets a receipt: who sent it would answer that automatically. */
  quiet?: boolean;
  /** Who the actor is, where that was just read. */
  asker?: PersonRow;
  /** When it should be solved, where somebody said so. */
  due?: Date | undefined;
  /** Its request type was chosen before, and may be offered no more. */
  kept?: true;
  /** The words that it is found by, where they are known (`foundBy`). */
  words?: string | null;
  /** Nothing follows in this transaction. */
  last?: boolean;
}

/** By which way it came: a person without rights of the desk came by the web, or by a program of theirs. */
function channelOf(actor: Actor, given: Channel, { byMail }: OpenOptions): Channel {
  if (byMail) return "mail";
  if (mayOpenForOthers(actor)) return given;
  return actor.apiKeyId === null ? "web" : given === "monitoring" ? given : "api";
}

/** What came from outside comes once. Its number is told to who may read it; others learn that the id is taken. */
async function refuseTwice(tx: Db, actor: Actor, given: TicketGiven): Promise<void> {
  if (!given.external_id) return;
  const before = await findExternal(tx, given.source ?? "api", given.external_id);
  if (!before) return;
  if (!mayReadTicket(actor, factsOf(before))) throw wrongField("/external_id", "taken");
  throw new Problem(409, "already_exists", {
    facts: { number: before.number },
    extra: { ticket_id: before.id, ticket_number: before.number },
  });
}

interface Opened {
  id: string;
  number: number;
  /** As reading it would answer, where that is known without reading it. */
  row: TicketRow | null;
}

/**
 * Opens a ticket. `live`: a call or walk-in in progress: the caller may still be unknown, the words may still be
 * empty, and it belongs to the technician who took it. `last`: nothing follows in this transaction.
 */
export async function openTicket(tx: Db, actor: Actor, now: Date, given: TicketGiven, options: OpenOptions = {}): Promise<Opened> {
  requireOwnRequest(actor, given);
  await refuseTwice(tx, actor, given);
  const live = options.live === true;
  const type = given.request_type ? await resolveRequestType(tx, given.request_type) : null;
  if (type && !type.active && !options.kept)
    throw wrongField("/request_type", "type_retired", { name: actor.language === "nb" ? type.name_nb : type.name_en });
  const inside = mayOpenForOthers(actor);
  const checked = checkFields(type, given.fields ?? {}, { language: actor.language, inside });
  const answers = await requireAssets(tx, actor, type?.fields ?? [], checked, { inside, kept: options.kept });
  await requirePeople(tx, type?.fields ?? [], answers, inside);
  const sorted = sortAnswers(type?.fields ?? [], answers);
  const attached = given.attachments ?? [];
  const attachments = [...attached, ...sorted.files.filter((file) => !attached.includes(file))];
  const impact = given.impact ?? type?.impact ?? 3;
  const urgency = given.urgency ?? type?.urgency ?? 2;
  const team = given.team ?? type?.team_id ?? options.byMail?.teamId;
  const [requester, behalf, category, taker, { priority, ...usual }, theirs, levels, words] = await Promise.all([
    requesterOf(tx, actor, given, options),
    given.on_behalf_of ? resolvePerson(tx, actor, given.on_behalf_of, "/on_behalf_of") : null,
    given.category ? resolveCategory(tx, given.category) : null,
    team ? resolveTeam(tx, team) : teamForTier(tx, 1),
    promiseFor(tx, impact, urgency, type?.targets),
    hoursNow(tx),
    levelsBook(tx),
    options.words === undefined ? foundBy(tx, given.subject, given.description) : options.words,
  ]);
  if (given.team && !mayOpenInto(actor, taker.id)) throw wrongField("/team", "not_into_team", { team: taker.name });
  const confidential = given.confidential === true || taker.confidential || type?.confidential === true;
  const holder = behalf ?? requester;
  const id = newId();
  const placed = { team_id: taker.id, site_id: holder?.site_id ?? null, promised_since: now, stays: [] };
  const channel = channelOf(actor, given.channel, options);
  const judged = {
    priority,
    request_type_id: type?.id ?? null,
    organization_id: holder?.organization_id ?? null,
    person_id: holder?.id ?? null,
    team_id: taker.id,
  };
  const { minutes, hours } = await promisedNow(tx, now, levels, judged, { minutes: usual.minutes, hours: theirs });
  const values: NewTicket = {
    id,
    kind: given.kind ?? type?.kind ?? "incident",
    subject: given.subject,
    description: given.description,
    channel,
    requester_id: requester?.id ?? null,
    on_behalf_of_id: behalf?.id ?? null,
    organization_id: holder?.organization_id ?? null,
    site_id: holder?.site_id ?? null,
    room_id: holder?.room_id ?? null,
    category_id: category?.id ?? type?.category_id ?? null,
    request_type_id: type?.id ?? null,
    fields: fieldsJson(sorted.open),
    impact,
    urgency,
    priority,
    status: live ? "open" : "new",
    tier: taker.tier,
    team_id: taker.id,
    assignee_id: live ? actor.personId : null,
    accepted: true,
    awaits: "technician",
    tags: given.tags ?? [],
    source: given.external_id ? (given.source ?? "api") : (given.source ?? null),
    external_id: given.external_id ?? null,
    opened_by: actor.personId,
    opened_at: now,
    updated_at: now,
    due_at: options.due ?? dueOf(hours, placed, minutes),
    has_files: attachments.length > 0,
    mailbox_id: options.mailboxId ?? null,
    restricted: confidential,
    confidential,
    reader_ids: actor.personId && keepsSeeing(actor, taker.id) ? [actor.personId] : [],
    search: words,
  };
  const stay = { stay_id: newId(), accepted_at: live ? now : null, accepted_by: live ? actor.personId : null };
  const insert = () => insertTicket(tx, { ...values, ...stay });
  // Where minutes are counted by calendars it is kept how many they were: after the ticket, with which it travels.
  const keep = () => (hours.counted && !options.due ? [keepMinutes(tx, [{ ticket_id: id, due_at: values.due_at as Date, minutes }])] : []);
  const quiet = { ...(options.quiet && { quiet: true }), ...(options.verified && { verified: true }) };
  const note = () => tell(tx, actor, now, "ticket.opened", id, { channel, team: taker.name, tier: taker.tier, ...quiet });
  const refused = async () => {
    await refuseTwice(tx, actor, given);
    throw new Problem(409, "disturbed");
  };
  const follow = async () => {
    await attachFiles(tx, actor, now, { kind: "description", ticketId: id, id }, attachments);
    await attachInside(tx, actor, now, id, sorted.innerFiles);
    await keepApart(tx, actor, now, id, sorted);
    if (options.due) await noteByHand(tx, id, options.due);
    if (type) await followTyped(tx, now, id, type);
  };
  // What came from outside may be there by now, and then nothing is told.
  if (given.external_id) {
    const inserted = (await insert()) ?? (await refused());
    await Promise.all([note(), ...keep()]);
    await follow();
    return { ...inserted, row: null };
  }
  const write = () => Promise.all([insert(), note(), ...keep()]);
  const plain = !behalf && !category && !type && !live && !options.due && !values.has_files;
  const [inserted] = await (plain && options.last ? lastly(tx, write) : write());
  if (!inserted) throw new Problem(409, "disturbed");
  await follow();
  return { ...inserted, row: plain ? asWritten(values, sorted.open, inserted.number, stay.stay_id, taker, requester) : null };
}
