import type { Handover } from "../../../contract/tickets.ts";

/** A line of what was said or written, oldest first. */
export interface Said {
  by: "requester" | "technician" | "note";
  text: string;
}

const sentences = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+|\n+/u)
    .map((s) => s.trim())
    .filter(Boolean);

/**
 * Error codes, addresses, builds and links: what the next tier would otherwise have to ask for again. Anybody writes what is
 * looked through here: after two repetitions that fit the same letters nothing may follow that can fail, or the time it takes
 * grows with the square of the length.
 */
const evidence =
  /https?:\/\/\S+|\b0x[0-9a-f]{4,}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[A-Z]{2,}[-_]?\d{2}[A-Z0-9-]*\b|\b(?:build|versjon|version|kode|code|error|feil)\s+[\w.:-]*\d[\w.:-]*/giu;
/** Letters looked through for evidence; nobody writes as much by hand. */
const farEnough = 200_000;
const finding = /\b(found|cause|because|shows|says|turns out|fant|funnet|årsak|fordi|viser|sier|skyldes)\b/iu;

const bullets = (lines: string[]): string => [...new Set(lines)].map((line) => `• ${line}`).join("\n");

/** A question of the technician with what the requester wrote next. */
function asked(said: Said[]): string[] {
  return said.flatMap((line, at) => {
    if (line.by !== "technician") return [];
    const questions = sentences(line.text).filter((s) => s.endsWith("?"));
    const answer = said.slice(at + 1).find((next) => next.by !== "note");
    const heard = answer?.by === "requester" ? ` ${sentences(answer.text).slice(0, 2).join(" ")}` : "";
    return questions.map((question) => question + heard);
  });
}

/** Prefills a handover from what was really done, so that handing up well costs seconds. `description` opens the evidence. */
export function draftHandover(description: string, said: Said[]): Handover {
  const notes = said.filter((line) => line.by === "note").flatMap((line) => sentences(line.text));
  const found = notes.filter((s) => finding.test(s));
  const everything = [description, ...said.map((line) => line.text)].join("\n");
  return {
    asked: bullets(asked(said)),
    tried: bullets(notes.filter((s) => !finding.test(s))),
    found: bullets(found),
    evidence: bullets([...everything.slice(0, farEnough).matchAll(evidence)].map(([match]) => match)),
    question: "",
  };
}
