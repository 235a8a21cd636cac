import type { Rule, RuleAct } from "../../../../contract/rules.ts";
import { useWords } from "../../../platform/i18n.ts";

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);

/** What tells one act from another of its kind: its words, its tags, whom or what it names. Pure. */
export function detailOf(act: RuleAct, names: Rule["names"]): string {
  const called = (id: string | null): string => (id === null ? "–" : (names[id] ?? "?"));
  switch (act.act) {
    case "reply":
    case "note":
    case "solve":
      return short(act.texts.en ?? act.texts.nb ?? "");
    case "wait":
      return act.hours === null ? "" : `${act.hours} h`;
    case "assign":
      return called(act.assignee);
    case "hand_over":
      return called(act.team);
    case "category":
      return called(act.category);
    case "type":
      return called(act.type);
    case "step":
      return called(act.step);
    case "checklist":
      return called(act.template);
    case "tags":
      return [...act.add.map((tag) => `+${tag}`), ...act.remove.map((tag) => `−${tag}`)].join(" ");
    case "priority":
      return [act.impact, act.urgency].map((level) => level ?? "–").join(" × ");
    case "notify":
      return [...act.people, ...(act.team === null ? [] : [act.team])].map(called).join(", ");
    case "resume":
      return "";
  }
}

/** An act in a few words. */
export function useActWords(): (act: RuleAct, names: Rule["names"]) => string {
  const t = useWords("ready");
  return (act, names) => [t(`act.${act.act}`), detailOf(act, names)].filter(Boolean).join(": ");
}
