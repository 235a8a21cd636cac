import type { EvidenceSet, Need } from "../../../contract/verification.ts";
import type { useWords } from "../i18n.ts";

type T = ReturnType<typeof useWords<"verify">>;

const small = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
const large = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Within a sentence. */
export const needWords = (t: T, { least, methods }: Need): string =>
  methods.length > 0 ? methods.map((method) => small(t(`method.${method}`))).join(` ${t("or")} `) : t(`least.${least ?? "medium"}`);

const together = (t: T, need: Need): string => (need.methods.length > 1 ? `(${needWords(t, need)})` : needWords(t, need));

/** Two of the same strength are two ways, not the same one twice. */
function needsWords(t: T, needs: readonly Need[]): string {
  const [first] = needs;
  if (!first) return t("nothing_needed");
  if (needs.length === 1) return needWords(t, first);
  if (needs.every(({ least, methods }) => methods.length === 0 && least === first.least))
    return t(first.least === "high" ? "several_strong" : "several", { count: needs.length });
  return needs.map((need) => together(t, need)).join(` ${t("and")} `);
}

/** One of the sets as a sentence: "A strong way and their manager. Then 4 hours are waited" */
export function setWords(t: T, { needs, delay_minutes }: EvidenceSet): string {
  const words = large(needsWords(t, needs));
  return delay_minutes > 0 ? `${words}. ${t("waits", { hours: Math.ceil(delay_minutes / 60) })}` : words;
}
