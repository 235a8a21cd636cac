import type { Language } from "../../../contract/shapes.ts";
import { sayField } from "../../platform/http/refuse.ts";
import { say } from "../../platform/i18n.ts";
import type { Refusal } from "../tickets/index.ts";

/** The sentence that somebody would read who did it by hand. */
export const sayRefusal = (language: Language, { code, field, facts }: Refusal): string =>
  field ? sayField(language, { pointer: "", code }, facts) : say(language, `problem.${code}`, facts);

/** Alike in words is alike. */
export function groupRefusals(language: Language, refused: readonly { refusal: Refusal; count: number }[]) {
  const groups = new Map<string, { code: string; title: string; count: number }>();
  for (const { refusal, count } of refused) {
    const title = sayRefusal(language, refusal);
    const group = groups.get(title) ?? { code: refusal.code, title, count: 0 };
    groups.set(title, { ...group, count: group.count + count });
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}
