import { useEffect, useState } from "react";
import { keyOf, useAsk } from "../../platform/queries.ts";
import { queryClient } from "../../platform/query-client.ts";
import { choicesOf, ticketNumberIn, type Choice } from "./choices.ts";

const pause = 40;
const findKey = "GET /people/find" as const;
const given = (q: string) => ({ query: { q, limit: 8 } });
const isKnown = (q: string) => queryClient.getQueryData(keyOf(findKey, given(q))) !== undefined;

/** What was asked for, at once when it is known already, else after a moment of rest. */
function useSettled(words: string): string {
  const [settled, settle] = useState(words);
  const known = words === "" || isKnown(words);
  useEffect(() => {
    if (known) return settle(words);
    const timer = setTimeout(() => settle(words), pause);
    return () => clearTimeout(timer);
  }, [words, known]);
  return known ? words : settled;
}

/** The rows for what is typed. Old rows stay until new ones are there; `busy` while they are not for the last key yet. */
export function useFinding(typed: string): { choices: Choice[]; busy: boolean; error: string | null } {
  const words = typed.trim();
  const q = useSettled(words);
  const number = ticketNumberIn(q);
  const people = useAsk(findKey, { ...given(q), enabled: q !== "" && !q.startsWith("#"), keepPrevious: true });
  const found = useAsk("GET /tickets/{id}", { params: { id: number ?? "" }, enabled: number !== null });
  if (words === "") return { choices: [], busy: false, error: null };
  const ticket = number !== null && found.data?.audience === "technician" ? found.data : null;
  const hits = q.startsWith("#") ? [] : (people.data?.items ?? []);
  const busy = q !== words || people.isFetching || (number !== null && found.isFetching);
  // Nobody is new because the desk could not be asked.
  return { choices: choicesOf(q, hits, ticket, busy || people.isError), busy, error: people.error?.message ?? null };
}
