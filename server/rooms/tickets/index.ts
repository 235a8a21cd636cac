/** Tickets: opened, told in a timeline, handed through tiers, solved and confirmed. */
import type { Db } from "../../platform/db.ts";
import { sql } from "../../platform/db.ts";
import type { Room } from "../../platform/room.ts";
import { jobs } from "./jobs.ts";
import { destroyWhenOver } from "./form/destroy-secrets.ts";
import { formRoutes } from "./form/routes.ts";
import { splitRoutes } from "./split/routes.ts";
import { mergeRoutes } from "./merge/routes.ts";
import { accessRoutes } from "./access/routes.ts";
import { routes } from "./routes.ts";
import { headsOf, type TicketHead } from "./store-heads.ts";
import { among } from "./store-lists.ts";
import { selectSummaries, selectTickets, type SummaryRow, type TicketRow } from "./store-rows.ts";

export { countNumbersGiven } from "./store-numbers.ts";
export { leansOn, onlyMine } from "./filter/leans-on.ts";
export { onlyOpen } from "./filter/only-open.ts";
export { readFilter } from "./filter/read-filter.ts";
export { parseSaved, readSaved } from "./filter/read-saved.ts";
export { knowChecklists, type ComingChecklist } from "./known-checklists.ts";
export { knowDraft, takeDraft } from "./known-draft.ts";
export { knowTyped } from "./typed.ts";
export { knowStepUses, knowUses, namedAs, setsStep } from "./form/uses.ts";
export { knowViews, type KnownView } from "./known-view.ts";
export { countGroups } from "./count-groups.ts";
export { countEach } from "./store-counts.ts";
export { matchesOf, newestMatching, ticketsAfter, withTeams, type Matching } from "./store-matches.ts";
export { arrivedSince, heldBy, lastHelper, offeredTo, openWorkOf, pointsOf, together, workOf, type Arrival } from "./store-work.ts";
export { dueCounted, knowClocks, tellOfClock, tellOfTargets } from "./due/counted.ts";
export { recountUsual } from "./due/recount-usual.ts";
export { explainDue, most as longestTold, says } from "./due/explain.ts";
export { openTicket } from "./open-ticket.ts";
export { endRoutedOffer, offerByRouting } from "./offer-by-routing.ts";
export { discardEmpty, restoreDiscarded } from "./discard.ts";
export { escalate } from "./escalate.ts";
export { lockStructure } from "./store-merge.ts";
export { wholeOf } from "./merge/whole.ts";
export { loadFor, loadForNote, loadInside, loadTicket } from "./load-ticket.ts";
export { moveEntry, splitOff } from "./move-entry.ts";
export type { MovedEntry } from "./store-move.ts";
export { logContactTime } from "./log-time.ts";
export { answerLive } from "./answer-live.ts";
export { answersTo } from "./answers.ts";
export { foundBy } from "./found-by/found-by.ts";
export { namesIn, wordsOf } from "./form/words-of.ts";
export { addNote } from "./add-note.ts";
export { answersAsTechnician, reply, standing, type Standing } from "./reply.ts";
export { reopen } from "./reopen.ts";
export { hasDeskReply, hasOthersReply } from "./store-timeline.ts";
export { ticketsAskedFor, type Asked } from "./list-tickets.ts";
export { mayPutBack, type Act, type ActName, type PutBack } from "./many/act.ts";
export { changeMany, judgeMany } from "./many/change-many.ts";
export { requireKeeper, standingAt } from "./many/leave-step.ts";
export { refusalOf, type Judgement, type Refusal } from "./many/judge.ts";
export type { Undo } from "./many/step.ts";
export { requireSeen } from "./require-seen.ts";
export { changeTicket } from "./change-ticket.ts";
export { whoTakes } from "./who-takes.ts";
export { noteFailedMail } from "./note-failed-mail.ts";
export { noteHeldReceipt } from "./note-held-receipt.ts";
export { replyLeft, secondThoughts, standAgain, takeBackReply } from "./take-back-reply.ts";
export { publicFiles } from "./store-attachments.ts";
export { vendorAnswered } from "./vendor-answered.ts";
export { resolve } from "./resolve.ts";
export {
  isRequesterOf,
  isStaff,
  mayAnswer,
  mayOpenForOthers,
  seesMarks,
  mayReadAsRequester,
  mayReadInside,
  mayReadTicket,
  mayWriteInside,
  mayWorkOn,
  type TicketFacts,
} from "./policy.ts";
export { presentRequester, presentSummary } from "./present.ts";
export type { TicketHead } from "./store-heads.ts";
export { beyondOf, insideScopeOf, openTo, openToStaff, readingKey, scopeOf } from "./store-scope.ts";
export { factsOf, findTicket, lockTicket, openAnnouncements } from "./store.ts";
export type { TicketRow } from "./store-rows.ts";

/** Tickets by id, with the names beside them; unknown ids are left out. Ask the policy before showing one. */
export async function ticketsByIds(db: Db, ids: readonly string[]): Promise<Map<string, TicketRow>> {
  if (ids.length === 0) return new Map();
  const rows = await selectTickets(db, among(ids), undefined, ids.length);
  return new Map(rows.map((row) => [row.id, row]));
}

/** As `ticketsByIds`, for rows of a list; only for who sees the inside of them. */
export const summariesByIds = async (db: Db, ids: readonly string[]): Promise<SummaryRow[]> =>
  ids.length === 0 ? [] : selectSummaries(db, among(ids), { by: sql<string>`ticket.id`, from: "ticket" }, ids.length);

/** What deciding about tickets needs to know of them, and what is told about them in few words; unknown ids are left out. */
export async function ticketHeads(db: Db, ids: readonly string[]): Promise<Map<string, TicketHead>> {
  if (ids.length === 0) return new Map();
  return new Map((await headsOf(db, ids)).map((head) => [head.id, head]));
}

export const room: Room = {
  name: "tickets",
  routes: [...routes, ...accessRoutes, ...mergeRoutes, ...splitRoutes, ...formRoutes],
  jobs,
  reactions: [destroyWhenOver],
  sealed: [{ table: "secret_answer", column: "secret", row: ["ticket_id", "key"] }],
};
