import type { z } from "zod";
import type { counterDoorRoutes } from "../../../contract/counter-door.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { expectedAt } from "./appointments/store.ts";
import { nobody, tell } from "./events.ts";
import { dayAt, hoursOf, openAt, teamOf } from "./hours.ts";
import { ofDevice, ofNetwork, tooMany } from "./limits.ts";
import { countByDevice, countOfNetwork, countWaitingAt, insertWalkIn, nextNumber, walkInByToken } from "./store.ts";
import { takeCountersTurn, type CounterRow } from "./store-counters.ts";
import { hashOf } from "./tokens.ts";

type Given = z.output<(typeof counterDoorRoutes)["POST /counter-device/walk-ins"]["body"]>;

/** By which device, or of which network. */
type By = { via: "kiosk"; deviceId: string } | { via: "phone"; network: string };

async function requirePace(tx: Db, now: Date, by: By): Promise<void> {
  const since = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  if (by.via === "kiosk") {
    for (const { seconds, most } of ofDevice) if ((await countByDevice(tx, by.deviceId, since(seconds))) >= most) throw tooMany(seconds);
    return;
  }
  const { came, waiting } = await countOfNetwork(tx, by.network, since(ofNetwork.seconds));
  if (came >= ofNetwork.most || waiting >= ofNetwork.waiting) throw tooMany(300);
}

function reasonOf(counter: CounterRow, key: string | undefined) {
  const found = counter.reasons.find((reason) => reason.key === key);
  if (key !== undefined && !found) throw wrongField("/reason", "unknown_key");
  if (!found && counter.reasons.length > 0) throw wrongField("/reason", "required");
  return { reason_key: found?.key ?? null, reason_en: found?.label_en ?? null, reason_nb: found?.label_nb ?? null };
}

/**
 * Somebody comes to a counter. Nobody is looked up: a known and an unknown address are answered alike, and after as long. Answers the id;
 * the same token checks in once.
 */
export async function checkIn(tx: Db, now: Date, counter: CounterRow, given: Given, by: By): Promise<string> {
  const hash = hashOf("place", given.token);
  await takeCountersTurn(tx, counter.id);
  const before = await walkInByToken(tx, hash);
  if (before) return before.id;
  const reason = reasonOf(counter, given.reason);
  const hours = await hoursOf(tx, counter);
  if (!counter.active || !openAt(hours, now).open) throw new Problem(409, "counter_closed");
  if ((await countWaitingAt(tx, counter.id)) >= counter.most_waiting) throw new Problem(409, "counter_full");
  await requirePace(tx, now, by);
  const day = dayAt(hours, now);
  const number = await nextNumber(tx, counter.id, day);
  // Who has a time that is theirs is looked for by what they call themselves. They are answered as everybody is; a technician asks who it is.
  const expected = await expectedAt(tx, counter.id, now, given.name, given.account ?? null);
  const row = {
    id: newId(),
    counter_id: counter.id,
    team_id: (await teamOf(tx, counter)).id,
    numbered_at: counter.id,
    day,
    number,
    label: `${counter.letter}${number}`,
    token_hash: hash,
    visitor_name: given.name,
    account: given.account ?? null,
    ...reason,
    said: given.said,
    language: given.language,
    via: by.via,
    device_id: by.via === "kiosk" ? by.deviceId : null,
    network: by.via === "phone" ? by.network : null,
    appointment_id: expected?.id ?? null,
    due_at: expected?.starts_at ?? null,
    ticket_id: expected?.ticket_id ?? null,
    state: "waiting" as const,
    arrived_at: now,
    queued_at: now,
    waiting_since: now,
  };
  await insertWalkIn(tx, row);
  await tell(tx, nobody, now, "walk_in.arrived", row, { via: by.via });
  return row.id;
}
