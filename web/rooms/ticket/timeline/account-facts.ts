import type { Sentence } from "./event-facts.ts";

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const yes = (is: boolean): "yes" | "no" => (is ? "yes" : "no");

/** What was done to an account of a directory, as one sentence. `moment`: a time of its reader. Pure. */
export function accountSentence(
  type: "ticket.account_asked" | "ticket.account_decided" | "ticket.account_done",
  data: Readonly<Record<string, unknown>>,
  who: string,
  moment: (at: string) => string,
): Sentence {
  const facts = { who, action: text(data["action"]), account: text(data["account"]), directory: text(data["directory"]) };
  if (type === "ticket.account_decided")
    return { key: "event.account_decided", facts: { ...facts, agrees: yes(data["agrees"] === true), late: yes(data["late"] === true) } };
  if (type === "ticket.account_done") {
    const amounts = { written: Number(data["written"] ?? 0), of: Number(data["of"] ?? 0) };
    return { key: "event.account_done", facts: { ...facts, ...amounts, state: text(data["state"]) } };
  }
  const until = text(data["not_before"]);
  return {
    key: "event.account_asked",
    facts: {
      ...facts,
      undo: yes(text(data["undo_of"]) !== ""),
      approval: yes(data["approval"] === true),
      waits: yes(until !== ""),
      until: until && moment(until),
    },
  };
}
