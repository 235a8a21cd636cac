import type { Line } from "./line.ts";

// "On …, somebody wrote:" by Gmail, Apple Mail, Thunderbird, Yahoo, Proton, K-9 in the languages whose desks we meet.
const opener =
  /^(?:on|den|am|på|le|el|il|op|em|w dniu|mon|tue|wed|thu|fri|sat|sun|man|tir|ons|tor|fre|lør|søn|lör|sön|mån|tis|mo|di|mi|do|fr|sa|so)\b|^\d{1,4}[.\-/ ]/i;
const says =
  /(?:^|[\s>)])(?:wrote|writes|skrev|skreiv|schrieb|geschrieben|a écrit|écrit|escribió|ha scritto|schreef|napisał|пишет|написал|пользователь)/i;
const proof = /@|\d{1,2}[:.]\d{2}|\b(?:19|20)\d{2}\b/;
const sure = /\S@\S|\b(?:19|20)\d{2}\b/;
const named = /^[^:]{1,120}(?:wrote|skrev|schrieb)(?: (?:on|at|den|am|kl)\b(?:[^:]|\d:\d){0,60})?:$/i;
const longest = 400;
const most = 5;

export interface Attribution {
  /** The line after it. */
  end: number;
  /** Names an address or a whole date: believed also where the quote below carries no marks. */
  sure: boolean;
}

/** The attribution that begins at `at`, wrapped over at most five lines; null when none begins there. */
export function attributionAt(lines: readonly Line[], at: number): Attribution | null {
  const first = lines[at]?.text ?? "";
  const depth = lines[at]?.depth;
  if (first === "" || first.length > longest) return null;
  if (named.test(first) && /[@\d]/.test(first)) return { end: at + 1, sure: sure.test(first) };
  if (!opener.test(first)) return null;
  let joined = "";
  for (let next = at; next < Math.min(lines.length, at + most); next++) {
    const line = lines[next];
    if (!line || line.depth !== depth || line.text === "" || joined.length + line.text.length > longest) return null;
    joined += ` ${line.text}`;
    if (!/[:：]$/.test(line.text)) continue;
    // Whatever the verb is: a date first and an address last is nothing else.
    const told = (says.test(joined) || /@[^<>@\s]{1,120}>\s?:$/.test(joined)) && proof.test(joined);
    return told ? { end: next + 1, sure: sure.test(joined) } : null;
  }
  return null;
}
