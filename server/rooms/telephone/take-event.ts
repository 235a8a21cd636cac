import type { TelephoneEvent } from "../../../contract/telephone.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { isSame, nothingKnown, told, type CallEvent, type Concerned, type Known } from "./call.ts";
import { followCall } from "./follow-call.ts";
import { foldLine } from "./lines.ts";
import { noteHeard, peopleAt, type SystemRow } from "./store.ts";
import { countOpen, findCall, insertCall, lockCall, updateCall, type CallRow } from "./store-calls.ts";
import { insertLogged } from "./store-log.ts";

type Outcome = TelephoneEvent["outcome"];

/** Calls of one system that may be open at once. */
const mostOpen = 500;

interface Found extends Concerned {
  names: string;
}

/** Whom of the desk it is about, by the lines of the settings. */
async function concernedBy(tx: Db, { id, country }: SystemRow, event: CallEvent): Promise<Found> {
  const folded = (lines: readonly string[]) => new Set(lines.map((line) => foldLine(line, country)).filter(Boolean));
  const [all, answering] = [folded([...event.lines, ...event.answering]), folded(event.answering)];
  const people = await peopleAt(tx, id, [...all]);
  const rung = [...new Set(people.map(({ person_id }) => person_id))].slice(0, 50);
  const answerers = [...new Set(people.filter((one) => answering.has(one.folded)).map(({ person_id }) => person_id))];
  const names = [...new Set(people.map(({ name }) => name))].slice(0, 5).join(", ");
  // A queue's name or several users say who was rung, not who of them it was.
  return { rung, answerer: answerers.length === 1 ? (answerers[0] ?? null) : null, names };
}

const begin = (system: SystemRow, { call_id, direction, at }: CallEvent): CallRow => ({
  ...nothingKnown,
  id: newId(),
  system_id: system.id,
  call_id,
  direction,
  test: false,
  contact_id: null,
  ticket_id: null,
  settled: false,
  first_at: at,
});

/** What it does to the call, and what follows from that. */
async function apply(tx: Db, now: Date, system: SystemRow, event: CallEvent, concerned: Concerned): Promise<Outcome> {
  await lockCall(tx, system.id, event.call_id);
  const before = await findCall(tx, system.id, event.call_id);
  if (before?.settled) return "late";
  if (!before && (await countOpen(tx, system.id)) >= mostOpen) return "too_many";
  const call = before ?? begin(system, event);
  const known: Known = told(call, event, concerned);
  if (before && isSame(before, known)) return "repeated";
  const after: CallRow = { ...call, ...known, first_at: before && before.first_at <= event.at ? before.first_at : event.at };
  if (before) await updateCall(tx, call.id, { ...known, first_at: after.first_at });
  else await insertCall(tx, after);
  await followCall(tx, now, call, after);
  return "taken";
}

/** Takes what a telephone system told: forged is what came without its secret, and never gets here. The log keeps it, whatever came of it. */
export async function takeEvent(db: Db, now: Date, system: SystemRow, event: CallEvent): Promise<Outcome> {
  return transaction(db, async (tx) => {
    const { names, ...concerned } = await concernedBy(tx, system, event);
    const outcome = await apply(tx, now, system, event, concerned);
    const { type, call_id, number } = event;
    await insertLogged(tx, { id: newId(), system_id: system.id, at: now, type, call_id, number, who: names, outcome });
    await noteHeard(tx, system.id, now);
    return outcome;
  });
}

/** What nobody understood stands in the log, too. */
export async function noteRefused(db: Db, now: Date, system: SystemRow, wrong: string): Promise<void> {
  const id = newId();
  await insertLogged(db, { id, system_id: system.id, at: now, type: "other", call_id: wrong, number: null, who: "", outcome: "refused" });
}
