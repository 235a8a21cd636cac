import type { Priority } from "../../../contract/catalog.ts";
import type { Answer } from "../../platform/client.ts";
import { useAsk } from "../../platform/queries.ts";

type Matrix = Answer<"GET /priorities">["matrix"];

/** Impact × urgency → priority, as the desk has settled it. Pure. */
export const priorityIn = (matrix: Matrix, impact: number, urgency: number): Priority | null =>
  matrix.find((cell) => cell.impact === impact && cell.urgency === urgency)?.priority ?? null;

/** At once, without asking the server for every change. */
export function usePriority(impact: number, urgency: number): Priority | null {
  const { data } = useAsk("GET /priorities", { staleTime: Infinity });
  return data ? priorityIn(data.matrix, impact, urgency) : null;
}
