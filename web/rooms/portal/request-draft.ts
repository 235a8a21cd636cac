import type { Field, FieldValues, RequestType } from "../../../contract/catalog.ts";
import { answersIn, askedNow } from "../../platform/answers/typed.ts";

/** A request on its way: kept as one draft, so that nothing of it is lost. */
export interface RequestDraft {
  type: string | null;
  subject: string;
  description: string;
  /** As typed, by field. */
  answers: Record<string, string>;
}

const subjectEnds = 80;
const longestSubject = 300;

/** The first sentence of what was typed, as a subject; cut at a word when it is long. */
export function subjectOf(words: string): string {
  const first =
    words
      .trim()
      .split(/\n|(?<=[.!?])\s+(?=\p{Lu})/u)[0]
      ?.trim() ?? "";
  const sentence = first.replace(/[.\s]+$/u, "");
  if (sentence.length <= subjectEnds) return sentence;
  const cut = sentence.slice(0, subjectEnds);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 40)).trimEnd()} …`;
}

/** A new request from words typed before: they become the subject, and stay whole in the description when it cannot hold them. */
export function beginWith(type: RequestType | null, words: string, nameOfType: string): RequestDraft {
  const given = words.trim();
  const subject = subjectOf(given) || (type?.kind === "service_request" && type.fields.length > 0 ? nameOfType : "");
  const whole = subjectOf(given) === given.replace(/[.\s]+$/u, "");
  return { type: type?.key ?? null, subject, description: whole ? "" : given, answers: {} };
}

export const isEmpty = (draft: RequestDraft): boolean =>
  !draft.subject.trim() && !draft.description.trim() && Object.values(draft.answers).every((answer) => !answer.trim());

export const write = (draft: RequestDraft): string => (isEmpty(draft) ? "" : JSON.stringify(draft));

/** Reads a kept draft; null for none, or for what is not one. */
export function read(kept: string): RequestDraft | null {
  if (!kept) return null;
  try {
    const { type, subject, description, answers } = JSON.parse(kept) as Partial<RequestDraft>;
    const text = (value: unknown) => (typeof value === "string" ? value : "");
    const pairs = Object.entries(answers && typeof answers === "object" ? answers : {});
    return {
      type: typeof type === "string" ? type : null,
      subject: text(subject),
      description: text(description),
      answers: Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === "string")),
    };
  } catch {
    return null;
  }
}

export type Missing = Record<string, "required" | "too_long" | "number">;

/** What the browser can already tell is wrong, by the same pointers as the server's: `subject`, `fields/<key>`. */
export function whatIsMissing(draft: RequestDraft, fields: readonly Field[]): Missing {
  const missing: Missing = {};
  if (!draft.subject.trim()) missing["subject"] = "required";
  else if (draft.subject.trim().length > longestSubject) missing["subject"] = "too_long";
  for (const field of askedNow(fields, draft.answers, false)) {
    const answer = draft.answers[field.key]?.trim() ?? "";
    if (field.required && !answer) missing[`fields/${field.key}`] = "required";
    else if (answer && field.kind === "number" && !Number.isFinite(Number(answer.replace(",", "."))))
      missing[`fields/${field.key}`] = "number";
  }
  return missing;
}

/** The answers as the API takes them: only to what is asked, none that are empty. */
export const answersOf = (draft: RequestDraft, fields: readonly Field[]): FieldValues =>
  answersIn(askedNow(fields, draft.answers, false), draft.answers);

const prefix = "portal:new:";
/** Each request has a draft of its own, so that a second one never writes over the first. */
export const draftKey = (slot: string): string => `${prefix}${slot}`;
export const slotOf = (key: string): string | null => (key.startsWith(prefix) ? key.slice(prefix.length) : null);
export const newSlot = (): string => Math.random().toString(36).slice(2, 8).padEnd(6, "0");
