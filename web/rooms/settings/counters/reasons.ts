import type { VisitReason } from "../../../../contract/counters.ts";
import { keyFrom } from "../key-from.ts";

/** Reasons as lines: "English | Norwegian | key of a request type". Pure. */
export const linesOf = (reasons: readonly VisitReason[]): string =>
  reasons
    .map(({ label_en, label_nb, request_type }) => [label_en, label_nb, ...(request_type ? [request_type] : [])].join(" | "))
    .join("\n");

/** Back again. A reason keeps its key as long as its English words stay. Pure. */
export function reasonsOf(text: string, before: readonly VisitReason[]): VisitReason[] {
  const keys = new Map(before.map(({ label_en, key }) => [label_en, key]));
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, place) => {
    const [label_en = "", second = "", third = ""] = line.split("|").map((part) => part.trim());
    const made = keyFrom(label_en);
    const key = keys.get(label_en) ?? (made.length >= 2 ? made : `reason-${place + 1}`);
    return { key, label_en, label_nb: second || label_en, request_type: third || null };
  });
}
