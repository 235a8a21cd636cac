import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import type { Log } from "../../../platform/log.ts";
import { deleteDoor, deleteSilentDoors, putDoor, type DoorRow } from "../store-door.ts";

/** So often (ms) a door tells how it goes. */
const beat = 10_000;

export interface DoorNews {
  took(): void;
  /** A message could not be kept: what its sender was answered. */
  refused(words: string): void;
}

/** Tells whoever looks that a door stands open, from now until `stop`. What comes in is noted in memory: no message waits for it. */
export async function tellOfDoor(
  db: Db,
  log: Log,
  now: () => Date,
  given: Pick<DoorRow, "host" | "port" | "greets">,
): Promise<{ news: DoorNews; tell(): Promise<void>; stop(): Promise<void> }> {
  const opened = now();
  const state: DoorRow = {
    id: newId(),
    ...given,
    opened_at: opened,
    seen_at: opened,
    last_mail_at: null,
    last_refusal: null,
    last_refused_at: null,
  };
  let telling: Promise<void> = Promise.resolve();
  const tell = () => {
    telling = telling
      .then(() => putDoor(db, { ...state, seen_at: now() }))
      // Mail goes on: only the screen does not know of it.
      .catch((error: unknown) => log.debug({ err: error }, "how the SMTP door goes could not be noted"));
    return telling;
  };
  await deleteSilentDoors(db, opened).catch(() => {});
  await tell();
  const heart = setInterval(() => void tell(), beat);
  return {
    news: {
      took: () => void (state.last_mail_at = now()),
      refused: (words) => void Object.assign(state, { last_refusal: words, last_refused_at: now() }),
    },
    /** Now, and not at the next beat. */
    tell,
    async stop() {
      clearInterval(heart);
      await telling;
      await deleteDoor(db, state.id).catch(() => {});
    },
  };
}
