import { useSyncExternalStore } from "react";
import { formKey, recall, remember } from "./kept-forms.ts";
import { useMe } from "./session.tsx";

const watchers = new Set<() => void>();
// Also where storage is forbidden, as long as the page lives.
const held = new Map<string, string>();

const placeOf = (personId: string, key: string) => formKey(personId, `aside.${key}`);
const wordsAt = (place: string): string => held.get(place) ?? recall<{ words: string }>(place).words ?? "";

function put(place: string, words: string): void {
  if (words) held.set(place, words);
  else held.delete(place);
  remember(place, words ? { words } : {});
  for (const watcher of watchers) watcher();
}

/** Words that the server did not take, kept in this tab under their writer's name until they are put back or thrown away. */
export function setAside(personId: string, key: string, words: string): void {
  const place = placeOf(personId, key);
  put(place, [words, wordsAt(place)].filter((text) => text.trim() !== "").join("\n\n"));
}

/** What was set aside by me for the draft of this key; empty where nothing is. */
export function useAside(key: string): { words: string; forget: () => void; putBack: () => void } {
  const place = placeOf(useMe().id, key);
  const words = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => wordsAt(place),
  );
  return { words, forget: () => put(place, ""), putBack: () => put(place, words) };
}
