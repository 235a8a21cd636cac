import { openAnnouncements } from "../tickets/index.ts";
import { holds, type Source } from "./source.ts";

/** What the desk has told everybody is out of order. Announced in one language, it is inserted as it was announced. */
export const knownNowInserts: Source = {
  source: "known_now",
  find: async (db, _actor, words) =>
    (await openAnnouncements(db)).flatMap(({ id, announcement }) =>
      announcement && holds(announcement, words) ? [{ id, name: announcement, detail: null }] : [],
    ),
  read: async (db, _actor, id) => (await openAnnouncements(db)).find((row) => row.id === id)?.announcement ?? null,
};
