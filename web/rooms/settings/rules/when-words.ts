import type { RuleOccasion } from "../../../../contract/rules.ts";
import { useWords } from "../../../platform/i18n.ts";

/** When a rule is asked, in a few words. */
export function useWhen(): (when: RuleOccasion) => string {
  const t = useWords("rules");
  return (when) =>
    when.kind === "event" ? when.events.map((event) => t(`event.${event}`)).join(", ") : t(`after.${when.since}`, { hours: when.hours });
}
