import type { Db } from "../../platform/db.ts";
import { findPeopleByIds, type PersonRow } from "../people/index.ts";
import { ticketsToldOf } from "../outbox/index.ts";
import { nextUpdates } from "../promises/index.ts";
import { teamsByIds } from "../teams/index.ts";
import { secondThoughts } from "../tickets/index.ts";
import { say } from "../../platform/i18n.ts";
import { moment } from "./moment.ts";
import { queueMessages, type MessageGiven, type MessageKind } from "./queue-message.ts";
import { ticketLink } from "./settings.ts";
import { choicesOf } from "./store-choices.ts";
import { beingTalkedAbout, insideAmong, replyBodies } from "./store.ts";
import type { Concern } from "./tell-all.ts";

interface Message {
  kind: MessageKind;
  /** What the technician wrote to them. */
  text: string;
  /** The reply that says it. */
  entryId?: string;
}

/** What deciding about messages needs to know, for all of them at once. */
interface Known {
  people: ReadonlyMap<string, PersonRow>;
  /** What technicians wrote, by reply. */
  bodies: ReadonlyMap<string, string>;
  /** Tickets about which somebody is on the telephone right now. */
  live: ReadonlySet<string>;
  /** Those who follow one of the tickets and work at the desk. */
  inside: ReadonlySet<string>;
  /** By which way each of them wants to learn of what. */
  choice: Awaited<ReturnType<typeof choicesOf>>;
  /** By when they hear more, of those that were just opened. */
  next: Awaited<ReturnType<typeof nextUpdates>>;
  teams: Awaited<ReturnType<typeof teamsByIds>>;
  /** Tickets whose requester had a receipt, or learnt that it is solved; grows while messages are decided on. */
  told: Set<string>;
}

const repliesOf = (concerns: readonly Concern[]): string[] =>
  concerns.flatMap(({ event: { type, data } }) =>
    type === "reply.added" && data["from_technician"] === true ? [String(data["reply_id"])] : [],
  );

/** As much of a concern as says who is reached. */
interface Reaching {
  event: Pick<Concern["event"], "actor_id">;
  ticket: Concern["ticket"];
}

const requestersOf = ({ ticket }: Pick<Concern, "ticket">): string[] =>
  [ticket.requester_id, ticket.on_behalf_of_id].filter((id) => id !== null);

async function know(tx: Db, concerns: readonly Concern[]): Promise<Known> {
  const receipts = concerns.filter(({ event }) => event.type === "ticket.opened" || event.type === "contact.ended");
  const ids = [...new Set(receipts.map(({ ticket }) => ticket.id))];
  const watchers = [...new Set(concerns.flatMap(({ ticket }) => ticket.watcher_ids))];
  const readers = [...concerns.flatMap(requestersOf), ...watchers];
  const having = receipts.flatMap(({ ticket }) => ticket.assignee_id ?? []);
  const last = receipts.at(-1)?.event.at ?? new Date(0);
  const [people, inside, bodies, live, told, choice, next, teams] = await Promise.all([
    findPeopleByIds(tx, [...readers, ...having]),
    insideAmong(tx, watchers),
    replyBodies(tx, repliesOf(concerns)),
    beingTalkedAbout(tx, ids),
    ticketsToldOf(tx, ids, ["opened", "solved"]),
    choicesOf(tx, readers),
    nextUpdates(tx, last, ids),
    teamsByIds(
      tx,
      receipts.map(({ ticket }) => ticket.team_id),
    ),
  ]);
  return { people, inside, bodies, live, told, choice, next, teams };
}

/** "We have it", once per ticket: when it is opened, or after the call in which it was. */
function receipt({ event, ticket }: Concern, { live, told }: Known): Message | null {
  const settled = ticket.status === "resolved" || ticket.status === "closed";
  if (settled || event.data["quiet"] === true || ticket.subject === "" || live.has(ticket.id) || told.has(ticket.id)) return null;
  return { kind: "opened", text: "" };
}

function messageAbout(concern: Concern, known: Known): Message | null {
  const { event, ticket } = concern;
  switch (event.type) {
    case "ticket.opened":
      return receipt(concern, known);
    case "contact.ended":
      // A call about a ticket that was there before needs no receipt.
      return ticket.channel === "phone" || ticket.channel === "walk_in" ? receipt(concern, known) : null;
    case "reply.added": {
      const entryId = String(event.data["reply_id"]);
      const text = known.bodies.get(entryId);
      return text === undefined ? null : { kind: "replied", text, entryId };
    }
    case "ticket.promise_moved":
      return event.data["what"] === "update" ? { kind: "update_moved", text: "" } : null;
    case "ticket.resolved":
      return { kind: "solved", text: ticket.resolution ?? "" };
    default:
      return null;
  }
}

/** Who asked and for whom it is. A receipt also goes to who just opened it; nobody is told what they wrote themselves. */
export const readersOf = (concern: Reaching, kind: MessageKind, { people }: Pick<Known, "people">): PersonRow[] =>
  [...new Set(requestersOf(concern))]
    .filter((id) => kind === "opened" || id !== concern.event.actor_id)
    .flatMap((id) => people.get(id) ?? [])
    .filter((person) => person.active);

/** RFC 3834: nobody wrote a receipt; one for a mail answers it by itself. */
function writtenBy({ ticket }: Concern, { kind, text }: Message): MessageGiven["automatic"] {
  if (kind === "opened") return ticket.channel === "mail" ? "replied" : "generated";
  return text === "" ? "generated" : "no";
}

/** Requesters who follow: technicians who do have their screens. */
export const followersOf = ({ event, ticket }: Reaching, { people, inside }: Pick<Known, "people" | "inside">): PersonRow[] =>
  ticket.watcher_ids
    .filter((id) => !inside.has(id) && id !== event.actor_id && id !== ticket.requester_id && id !== ticket.on_behalf_of_id)
    .flatMap((id) => people.get(id) ?? [])
    .filter((person) => person.active);

/** By when they hear more: as it was just told, or as it is. */
const nextOf = ({ event, ticket }: Concern, { next }: Known): Date | undefined =>
  event.type === "ticket.promise_moved" ? new Date(String(event.data["at"])) : next.get(ticket.id)?.due_at;

/** Who has it and by when there is more to hear, as its reader says such things. */
function standingFor(concern: Concern, known: Known, to: PersonRow, plain: boolean) {
  const { ticket } = concern;
  // Nobody learns from it that there is a team for such things, nor whoever only claims to be somebody, which there are.
  const closed = plain || ticket.restricted || ticket.confidential;
  const team = known.teams.get(ticket.team_id)?.name;
  const [first] = (known.people.get(ticket.assignee_id ?? "")?.name ?? "").split(/\s/);
  const next = nextOf(concern, known);
  const who = closed ? "mail_phrase.desk_has_it" : first ? "mail_phrase.person_has_it" : "mail_phrase.team_has_it";
  return {
    "ticket.holder": team === undefined ? "" : say(to.language, who, { team, name: first ?? "" }),
    "ticket.next_update": next ? moment(to, next) : "",
  };
}

/** Whoever only claims to be somebody makes the desk write to them thrice a day, whatever they do. */
const capOf = (isPlain: boolean): "day" | "hour" => (isPlain ? "day" : "hour");

function messagesFor(concern: Concern, known: Known): MessageGiven[] {
  const message = messageAbout(concern, known);
  if (!message) return [];
  const { event, ticket } = concern;
  const { kind, text, entryId } = message;
  const values = {
    "ticket.number": String(ticket.number),
    "ticket.subject": ticket.subject,
    "ticket.link": ticketLink(ticket.number),
    [kind === "solved" ? "solution.text" : "reply.text"]: text,
  };
  const readers = event.data["unmailed"] === true ? [] : readersOf(concern, kind, known);
  if ((kind === "opened" || kind === "solved") && readers.some((reader) => reader.email)) known.told.add(ticket.id);
  const automatic = writtenBy(concern, message);
  const isReceipt = kind === "opened";
  // Whoever writes a mail may not be who they say: only the desk's own words go back.
  const isPlain = isReceipt && ticket.channel === "mail" && event.data["verified"] !== true;
  const notBefore = kind === "replied" ? new Date(event.at.getTime() + secondThoughts) : event.at;
  const about = { eventId: event.id, ticketId: ticket.id, entryId, automatic, isPlain, notBefore, values, at: event.at };
  const says = isReceipt || kind === "update_moved";
  const wants = (to: PersonRow, what: "opened" | "followed"): boolean => known.choice(to.id, what).by_mail;
  const toReaders = readers
    .filter((to) => kind !== "opened" || wants(to, "opened"))
    .map((to) => ({
      ...about,
      kind,
      to,
      ...(says && { values: { ...values, ...standingFor(concern, known, to, isPlain) } }),
      cappedWithin: isReceipt && (ticket.channel === "mail" || event.actor_id !== to.id) ? capOf(isPlain) : undefined,
    }));
  const followers = kind === "replied" ? followersOf(concern, known).filter((to) => wants(to, "followed")) : [];
  return [...toReaders, ...followers.map((to) => ({ ...about, kind: "followed" as const, to }))];
}

/** Mails requesters what concerns them. Built from public messages only. */
export async function tellRequesters(tx: Db, concerns: readonly Concern[]): Promise<void> {
  if (concerns.length === 0) return;
  const known = await know(tx, concerns);
  await queueMessages(
    tx,
    concerns.flatMap((concern) => messagesFor(concern, known)),
  );
}
