import { useEffect, useRef, useState } from "react";
import type { TimelineEntry } from "../../../../contract/tickets.ts";

/** Entries that came while the ticket was open and were not mine. `first` is the newest entry there was when it was opened. */
export const newsAmong = (entries: readonly TimelineEntry[], first: string | null, me: string): TimelineEntry[] =>
  first === null ? [] : entries.filter((entry) => entry.at > first && entry.author?.id !== me);

/** What is new since the ticket was opened; nothing of it counts as new once `seen` was called. */
export function useNews(entries: readonly TimelineEntry[], loaded: boolean, me: string): { news: TimelineEntry[]; seen: () => void } {
  const [since, setSince] = useState<string | null>(null);
  const newest = entries.at(-1)?.at ?? "";
  const latest = useRef(newest);
  latest.current = newest;
  useEffect(() => {
    if (loaded) setSince((before) => before ?? latest.current);
  }, [loaded]);
  return { news: newsAmong(entries, since, me), seen: () => setSince(latest.current) };
}
