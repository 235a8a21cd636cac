import type { AlertGiven, AlertTaken } from "../../../contract/alerts.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { beOver, fireAgain, isActive, isRecent, tell } from "./follow.ts";
import { isQuiet, judge } from "./judge.ts";
import { currentAlert, insertAlert, lockKey, updateAlert, type AlertRow } from "./store.ts";
import { sourceByKey, type SourceRow } from "./store-sources.ts";
import { openFor, ticketOf } from "./ticket-of.ts";

const said = (given: AlertGiven, outcome: AlertTaken["outcome"], ticket?: { id: string; number: number }): AlertTaken => ({
  dedupe_key: given.dedupe_key,
  outcome,
  ticket_id: ticket?.id ?? null,
  ticket_number: ticket?.number ?? null,
});

/** Something new, or so long after that it is another matter. `before`: what was known under this key until now. */
async function open(tx: Db, now: Date, source: SourceRow, given: AlertGiven, before?: AlertRow): Promise<AlertTaken> {
  if (given.status === "resolved") return said(given, "ignored");
  const ticket = await openFor(tx, now, source, given);
  if (before) await updateAlert(tx, before.id, { current: false, flapping_since: null });
  await insertAlert(tx, {
    id: newId(),
    source_id: source.id,
    dedupe_key: given.dedupe_key,
    ticket_id: ticket.id,
    status: "firing",
    status_since: now,
    title: given.title,
    severity: given.severity,
    url: given.url ?? null,
    count: 1,
    first_at: now,
    last_at: now,
  });
  return said(given, "opened", ticket);
}

/** Something that is known: counted, and told in its ticket where it changed and does not flap. */
async function goOn(tx: Db, now: Date, source: SourceRow, given: AlertGiven, before: AlertRow): Promise<AlertTaken> {
  const ticket = await ticketOf(tx, before.ticket_id);
  const firing = given.status === "firing";
  const gone = ticket && !isActive(ticket) && !isRecent(ticket, now, source.reopen_hours);
  if (!ticket || (gone && firing)) return open(tx, now, source, given, before);
  const { changed, changes, flapping_since, begins } = judge(before, given.status, now, source);
  const after: AlertRow = {
    ...before,
    status: given.status,
    status_since: changed ? now : before.status_since,
    title: given.title,
    severity: given.severity,
    url: given.url ?? before.url,
    count: before.count + (firing ? 1 : 0),
    last_at: now,
    changes,
    flapping_since,
  };
  const { id, ...values } = after;
  await updateAlert(tx, id, values);
  if (begins) {
    // What flaps stays open: nothing says yet that it is over.
    if (!isActive(ticket)) await fireAgain(tx, now, ticket, after);
    await tell(tx, now, "ticket.alert_flapping", ticket.id, after);
  }
  if (flapping_since) return said(given, "held", ticket);
  // Somebody solved it and it still fires: left alone for as long as quiet takes, so that nobody argues with a machine.
  const insists = firing && !isActive(ticket) && isQuiet(ticket.resolved_at ?? ticket.closed_at ?? now, now, source.quiet_minutes);
  if (!changed && !insists) return said(given, "repeated", ticket);
  return said(given, firing ? await fireAgain(tx, now, ticket, after) : await beOver(tx, now, source, ticket, after), ticket);
}

/** Takes one alert: one ticket for each dedupe key, also when twenty come at once. Refuses an unknown source at its field. */
export async function takeAlert(db: Db, now: Date, given: AlertGiven, pointer = "/source"): Promise<AlertTaken> {
  const source = await sourceByKey(db, given.source);
  if (!source?.active) throw wrongField(pointer, "unknown", { what: "alert_source" });
  return transaction(db, async (tx) => {
    await lockKey(tx, source.id, given.dedupe_key);
    const before = await currentAlert(tx, source.id, given.dedupe_key);
    return before ? goOn(tx, now, source, given, before) : open(tx, now, source, given);
  });
}
