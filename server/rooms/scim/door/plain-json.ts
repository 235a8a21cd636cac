import { Problem } from "../../../platform/problem.ts";
import { wrongSyntax } from "../refuse.ts";

const mostValues = 300_000;
const deepest = 12;

/** Refuses a body that no program sends: too many values, too deep, or text that no database keeps. Without recursion, whatever was sent. */
export function requirePlain(body: unknown): void {
  const waiting: [value: unknown, depth: number][] = [[body, 0]];
  for (let seen = 1; waiting.length > 0;) {
    const [value, depth] = waiting.pop() ?? [null, 0];
    if (typeof value === "string" && (value.includes("\0") || !value.isWellFormed())) throw wrongSyntax();
    if (typeof value !== "object" || value === null) continue;
    if (depth > deepest) throw wrongSyntax();
    for (const [key, inner] of Object.entries(value)) {
      if (++seen > mostValues) throw new Problem(413, "too_large");
      if (key.includes("\0") || !key.isWellFormed()) throw wrongSyntax();
      waiting.push([inner, depth + 1]);
    }
  }
}
