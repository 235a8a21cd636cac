import type { TimelineEntry } from "../../../../contract/tickets.ts";

export type Event = Extract<TimelineEntry, { kind: "event" }>;
/** A handover and its acceptance are one thing to a reader, when nothing was said in between. */
export type Folded = TimelineEntry & { accepted?: Event };

const isHandover = (entry: TimelineEntry): entry is Event => entry.kind === "event" && /^ticket\.handed_(up|down|over)$/.test(entry.type);
const isAcceptance = (entry: TimelineEntry): entry is Event => entry.kind === "event" && entry.type === "ticket.accepted";
/** Internal clockwork that tells a reader nothing beside what it belongs to. */
const isQuiet = (entry: TimelineEntry): boolean =>
  entry.kind === "event" && entry.type === "ticket.time_logged" && entry.data["source"] === "contact";

/** Oldest first in, oldest first out: acceptances folded into the handover before them, contacts' own minutes left out. */
export function fold(entries: readonly TimelineEntry[]): Folded[] {
  const out: Folded[] = [];
  for (const entry of entries) {
    if (isQuiet(entry)) continue;
    const before = out.at(-1);
    if (isAcceptance(entry) && before && isHandover(before) && !before.accepted) out[out.length - 1] = { ...before, accepted: entry };
    else out.push(entry);
  }
  return out;
}
