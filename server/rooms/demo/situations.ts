import { readdirSync, readFileSync } from "node:fs";
import type { Language } from "../../../contract/shapes.ts";

/** Something that happens to people and their computers, from the first words to the answer that solved it. */
export interface Situation {
  category: string;
  language: Language;
  /** How often it happens beside the others. */
  weight: number;
  requestType: string | null;
  impact: number | null;
  urgency: number | null;
  subject: string;
  /** What the requester tells. */
  story: string;
  /** What a technician finds out, for technicians; empty when there was nothing to find out. */
  found: string;
  /** What the next tier is asked; empty when the first tier solves it. */
  question: string;
  /** What the requester is told when it is solved. */
  solved: string;
}

const folder = new URL("situations/", import.meta.url);
const marks = { ">": "story", "!": "found", "?": "question", "=": "solved" } as const;

/**
 * One situation as it stands in `situations/*.txt`: `# category language wN`, the subject, perhaps a line of `k request-type`,
 * `uN` and `iN`, then `>` the story, `!` what was found, `?` the question when it is handed up, `=` the answer.
 */
function readSituation(text: string): Situation {
  const [head = "", subject = "", ...lines] = text.trim().split("\n");
  const [category = "", language = "", weight = ""] = head.split(" ");
  const situation: Situation = {
    category,
    language: language === "nb" ? "nb" : "en",
    weight: Number(weight.slice(1)),
    requestType: null,
    impact: null,
    urgency: null,
    subject,
    story: "",
    found: "",
    question: "",
    solved: "",
  };
  for (const line of lines) {
    const field = marks[line.charAt(0) as keyof typeof marks];
    if (field) situation[field] = line.slice(1).trim();
    else {
      situation.requestType = /\bk (\S+)/.exec(line)?.[1] ?? situation.requestType;
      situation.urgency = Number(/\bu([123])\b/.exec(line)?.[1]) || situation.urgency;
      situation.impact = Number(/\bi([123])\b/.exec(line)?.[1]) || situation.impact;
    }
  }
  return situation;
}

/** All situations, in a stable order. */
export const readSituations = (): Situation[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .toSorted()
    .flatMap((name) => readFileSync(new URL(name, folder), "utf8").split(/^# /m).slice(1).map(readSituation));
