import { inMyLanguage, type WordKey } from "../../../platform/i18n.ts";
import { accountSentence } from "./account-facts.ts";
import type { Event, Folded } from "./fold.ts";

/** One quiet sentence: the words, what fills them, and what follows it in muted letters. */
export interface Sentence {
  key: WordKey<"ticket">;
  facts: Record<string, string | number>;
  /** Written by a person: a reason, a question. */
  said?: string;
}

/** What an event needs to be told: words of the reader's language and times. Pure otherwise. */
export interface Tongue {
  took: (ms: number) => string;
  moment: (at: string) => string;
  waiting: (reason: string) => string;
  promised: (what: string) => string;
  target: (metric: string) => string;
  /** A rule that did it, by its name. */
  rule: (name: string) => string;
  someone: string;
  nobody: string;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Words that are kept in both languages. */
const bothWords = (value: unknown): string =>
  typeof value === "object" && value !== null && "en" in value && "nb" in value
    ? inMyLanguage({ en: text(value.en), nb: text(value.nb) })
    : "";

/** The sentence of every event but a change of facts, which is told fact by fact. */
export function sentenceOf(event: Extract<Folded, { kind: "event" }>, tongue: Tongue): Sentence {
  const { type, data, author, accepted } = event;
  const rule = text(data["rule_name"]);
  const who = author?.name ?? (rule === "" ? "" : tongue.rule(rule));
  const by = who === "" ? "desk" : "person";
  switch (type) {
    case "ticket.handed_up":
    case "ticket.handed_down":
    case "ticket.handed_over":
      return {
        key: `event.${type.slice(7) as "handed_up" | "handed_down" | "handed_over"}`,
        facts: {
          to: text(data["to"]),
          who,
          path: text(data["path"]) || "functional",
          accepted: accepted ? "yes" : "no",
          ...acceptance(accepted, tongue),
        },
        said: text(data["question"]) || text(data["reason"]),
      };
    case "ticket.bounced":
      return { key: "event.bounced", facts: { to: text(data["to"]), who }, said: text(data["reason"]) };
    case "ticket.accepted":
      return { key: "event.accepted", facts: acceptance(event, tongue) };
    case "ticket.assigned": {
      const to = text(data["to"]);
      const away = text(data["instead_of"]);
      const how = !to ? "freed" : away ? "instead" : to === who ? "taken" : "given";
      return { key: "event.assigned", facts: { who: who || tongue.someone, to: to || text(data["from"]), how, away } };
    }
    case "ticket.waiting": {
      const until = text(data["until"]);
      return {
        key: "event.waiting",
        facts: { who, reason: tongue.waiting(text(data["reason"])), until: until ? tongue.moment(until) : "", timed: until ? "yes" : "no" },
      };
    }
    case "ticket.offered":
      return { key: "event.offered", facts: { who: who || tongue.someone, to: text(data["to"]) } };
    case "ticket.offer_expired":
      return { key: "event.offer_expired", facts: { name: text(data["name"]) } };
    case "ticket.routing_asked":
      return { key: "event.routing_asked", facts: { who: who || tongue.someone } };
    case "ticket.offer_withdrawn":
      return { key: "event.offer_withdrawn", facts: { who: who || tongue.someone } };
    case "ticket.declined":
      return { key: "event.declined", facts: { who }, said: text(data["reason"]) };
    case "ticket.answered":
      return { key: "event.answered", facts: { who } };
    case "ticket.noticed":
      return {
        key: "event.noticed",
        facts: { who, names: Array.isArray(data["names"]) ? data["names"].join(", ") : "" },
        said: text(data["reason"]),
      };
    case "ticket.resolved":
      return { key: "event.resolved", facts: { who, by, first: data["first_contact"] === true ? "yes" : "no" } };
    case "ticket.confirmed":
      return { key: "event.confirmed", facts: { who, behalf: data["on_behalf"] === true ? "yes" : "no" } };
    case "ticket.reopened":
      return { key: "event.reopened", facts: { who, by }, said: text(data["reason"]) };
    case "ticket.made_confidential":
      return { key: "event.made_confidential", facts: { who } };
    case "ticket.opened_to_desk":
      return { key: "event.opened_to_desk", facts: { who } };
    case "ticket.reader_let_in":
      return { key: "event.reader_let_in", facts: { who, name: text(data["name"]) } };
    case "ticket.reader_let_out":
      return { key: "event.reader_let_out", facts: { who, name: text(data["name"]) } };
    case "ticket.watched":
    case "ticket.unwatched": {
      const name = text(data["name"]);
      return {
        key: type === "ticket.watched" ? "event.watched" : "event.unwatched",
        facts: { who, name, self: !name || name === who ? "yes" : "no" },
      };
    }
    case "ticket.target_near":
    case "ticket.target_missed":
    case "ticket.target_over":
      return {
        key: `event.${type.slice(7) as "target_near" | "target_missed" | "target_over"}`,
        facts: { what: tongue.target(text(data["metric"])), at: tongue.moment(text(data["due_at"])), level: text(data["level"]) },
      };
    case "ticket.due_counted":
      return { key: "event.due_counted", facts: { to: tongue.moment(text(data["to"])) } };
    case "ticket.clock_recounted":
      return { key: "event.clock_recounted", facts: { who: who || tongue.someone }, said: text(data["reason"]) };
    case "ticket.time_logged":
      return { key: "event.time_logged", facts: { who, time: tongue.took(Number(data["minutes"] ?? 0) * 60_000) } };
    case "ticket.reply_taken_back":
      return { key: "event.reply_taken_back", facts: { who } };
    case "ticket.reply_scheduled":
      return { key: "event.reply_scheduled", facts: { who, at: tongue.moment(text(data["at"])) } };
    case "ticket.reply_unscheduled":
      return { key: "event.reply_unscheduled", facts: { who } };
    case "ticket.reply_held":
      return { key: "event.reply_held", facts: { why: text(data["why"]) } };
    case "ticket.side_started":
    case "ticket.side_written":
      return { key: "event.side_written", facts: { who, name: text(data["name"]) || text(data["address"]) } };
    case "ticket.side_taken_back":
    case "ticket.side_closed":
    case "ticket.side_reopened": {
      const key = type.slice(7) as "side_taken_back" | "side_closed" | "side_reopened";
      return { key: `event.${key}`, facts: { who, by, name: text(data["name"]) || text(data["address"]) } };
    }
    case "ticket.side_answered": {
      const name = text(data["name"]) || text(data["address"]);
      return { key: "event.side_answered", facts: { name, automatic: data["automatic"] === true ? "yes" : "no" } };
    }
    case "ticket.rule_ran":
      return { key: "event.rule_ran", facts: { name: text(data["name"]) } };
    case "ticket.recurred":
      return {
        key: "event.recurred",
        facts: {
          name: text(data["name"]),
          at: tongue.moment(text(data["at"])),
          late: data["late"] === true ? "yes" : "no",
          missed: Number(data["missed"] ?? 0),
        },
      };
    case "ticket.macro_run":
      return { key: "event.macro_run", facts: { who, name: text(data["name"]) } };
    case "ticket.alert_fired":
    case "ticket.alert_over":
    case "ticket.alert_flapping":
    case "ticket.alert_quiet":
      return {
        key: `event.${type.slice(7) as "alert_fired" | "alert_over" | "alert_flapping" | "alert_quiet"}`,
        facts: { name: text(data["name"]), n: Number(data["count"]) },
      };
    case "ticket.call_missed":
      return { key: "event.call_missed", facts: { number: text(data["number"]), system: text(data["system"]) } };
    case "ticket.linked":
      return { key: "event.linked", facts: { who: who || tongue.someone, kind: text(data["kind"]) } };
    case "ticket.unlinked":
      return { key: "event.unlinked", facts: { who: who || tongue.someone } };
    case "ticket.merged":
      return { key: "event.merged", facts: { who: who || tongue.someone, from: Number(data["from"]), into: Number(data["into"]) } };
    case "ticket.merge_undone":
      return { key: "event.merge_undone", facts: { who: who || tongue.someone, from: Number(data["from"]), into: Number(data["into"]) } };
    case "ticket.split":
    case "ticket.split_undone":
      return {
        key: `event.${type.slice(7) as "split" | "split_undone"}`,
        facts: { who: who || tongue.someone, from: Number(data["from"]), into: Number(data["into"]) },
      };
    case "ticket.merged_answered":
      return { key: "event.merged_answered", facts: { who: who || tongue.someone, from: Number(data["from"]) } };
    case "ticket.checklist_added":
    case "ticket.checklist_removed":
      return {
        key: `event.${type.slice(7) as "checklist_added" | "checklist_removed"}`,
        facts: { who: who || tongue.someone, name: text(data["name"]) },
      };
    case "ticket.draft_shared":
    case "ticket.draft_unshared":
      return { key: `event.${type.slice(7) as "draft_shared" | "draft_unshared"}`, facts: { who: who || tongue.someone } };
    case "ticket.step_done":
    case "ticket.step_open":
      return {
        key: `event.${type.slice(7) as "step_done" | "step_open"}`,
        facts: { who: who || tongue.someone, text: text(data["text"]) },
      };
    case "ticket.secret_shown":
      return { key: "event.secret_shown", facts: { who: who || tongue.someone, what: bothWords(data["label"]) } };
    case "ticket.account_asked":
    case "ticket.account_decided":
    case "ticket.account_done":
      return accountSentence(type, data, who || tongue.someone, tongue.moment);
    case "ticket.approval_asked":
      return { key: "event.approval_asked", facts: { who: who || tongue.someone, what: text(data["question"]) } };
    case "ticket.approval_answered":
      return {
        key: "event.approval_answered",
        facts: { who: who || tongue.someone, answer: text(data["answer"]), what: text(data["question"]) },
        said: text(data["comment"]),
      };
    case "ticket.approval_ended":
      return {
        key: "event.approval_ended",
        facts: { state: text(data["state"]), what: text(data["question"]) },
        said: text(data["reason"]),
      };
    case "ticket.promised":
    case "ticket.promise_moved":
    case "ticket.promise_kept":
    case "ticket.promise_broken":
    case "ticket.promise_withdrawn": {
      const key = type.slice(7) as "promised" | "promise_moved" | "promise_kept" | "promise_broken" | "promise_withdrawn";
      const [kind, words] = [text(data["what"]), text(data["words"])];
      const what = kind === "other" ? words : [tongue.promised(kind), words].filter(Boolean).join(": ");
      const facts = { who: who || tongue.someone, what, at: tongue.moment(text(data["at"])), late: data["late"] === true ? "yes" : "no" };
      return { key: `event.${key}`, facts, said: text(data["reason"]) };
    }
    case "ticket.mail_failed":
      return {
        key: "event.mail_failed",
        facts: { name: text(data["name"]), address: text(data["address"]), how: text(data["how"]) },
        said: text(data["said"]),
      };
    case "ticket.receipt_not_sent":
      return { key: "event.receipt_not_sent", facts: { name: text(data["name"]), address: text(data["address"]) } };
    case "ticket.answers_paused":
      return { key: "event.answers_paused", facts: { address: text(data["address"]), until: tongue.moment(text(data["until"])) } };
    case "ticket.mail_held":
      return { key: "event.mail_held", facts: { from: text(data["from"]) || tongue.nobody } };
    case "ticket.mail_moved":
      return { key: "event.mail_moved", facts: { who: who || tongue.someone, from: Number(data["from"]), to: Number(data["to"]) } };
    case "ticket.discarded":
    case "ticket.restored":
      return { key: type === "ticket.discarded" ? "event.discarded" : "event.restored", facts: { who: who || tongue.someone } };
    case "ticket.opened":
      return { key: "event.opened", facts: { who, by, team: text(data["team"]) } };
    case "ticket.resumed":
      return { key: "event.resumed", facts: { who, by } };
    case "ticket.closed":
      return { key: "event.closed", facts: { who, by } };
    default:
      return { key: "event.other", facts: { who: who || tongue.someone } };
  }
}

function acceptance(event: Event | undefined, tongue: Tongue): { name: string; took: string; timed: string } {
  const seconds = event?.data["after_seconds"];
  const timed = typeof seconds === "number";
  return {
    name: text(event?.data["name"]) || (event?.author?.name ?? ""),
    took: timed ? tongue.took(seconds * 1000) : "",
    timed: timed ? "yes" : "no",
  };
}
