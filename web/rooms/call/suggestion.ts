import { useEffect, useState } from "react";
import type { Answer } from "../../platform/client.ts";
import { useAsk } from "../../platform/queries.ts";
import type { Call } from "./call-context.ts";
import { judgements, type Chosen, type Judgement } from "./chosen.ts";
import type { TicketWords } from "./savers.ts";

type Suggested = Answer<"GET /categories/suggestion">;

/** Where the words say nothing: one person, hindered. */
export const unsaid = { category: null, impact: 3, urgency: 2 } as const;

/** What the words would change of what the technician did not choose; null when all is as they say. Pure. */
export function fillIn(
  words: Pick<TicketWords, Judgement>,
  suggested: Suggested,
  chosen: Pick<Chosen, "has">,
): Partial<TicketWords> | null {
  const meant = {
    category: suggested.category?.id ?? unsaid.category,
    impact: suggested.impact ?? unsaid.impact,
    urgency: suggested.urgency ?? unsaid.urgency,
  };
  const open = judgements.filter((name) => !chosen.has(name) && meant[name] !== words[name]);
  return open.length > 0 ? Object.fromEntries(open.map((name) => [name, meant[name]])) : null;
}

/** A value that has rested for a moment. */
export function useRested<T>(value: T, wait: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return rested;
}

/** Fills in category, impact and urgency from the words while they are typed, for a ticket that this call opened. */
export function useSuggestion(call: Call): void {
  const { own, going, ticket, words, chosen } = call;
  const typed = `${words.subject}\n${words.description}`.trim().slice(0, 2000);
  const q = useRested(typed, 200);
  const { data } = useAsk("GET /categories/suggestion", {
    query: { q },
    enabled: own && going && ticket !== null && q.length > 2,
    staleTime: Infinity,
  });
  // Judged by the words as they are: neither by half of them, nor before the ticket's own are here.
  const settled = q === typed && ticket !== null && chosen.ready;
  useEffect(() => {
    if (!data || !settled || !own || !going) return;
    const change = fillIn(words, data, chosen);
    if (change) call.change(change, 0);
    // Only new words, or a reading that has just come, fill in anything.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [data, settled]);
}
