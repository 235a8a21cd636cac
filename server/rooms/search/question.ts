/** Words that callers say in every sentence and that tell nothing apart; PostgreSQL drops its own lists besides. */
const idle = new Set("the a an is it my me i we you to of in on at and or not with for has have can cannot cant help please when after again jeg du vi det den er en et på i og ikke med for har kan får til av som når etter igjen hjelp min mitt mine hei hello hi".split(" "));

export interface Question {
  /** A ticket's number, when that is what was typed: "#1042", "1042". */
  number: number | null;
  /** For to_tsquery: the words joined by OR; null when nothing is left to look for. The last one matches as a prefix. */
  query: string | null;
  /** What was typed, lower case, for the trigram comparison with subjects. */
  plain: string;
}

/** Reads what somebody typed. AND over a caller's words would find nothing for most questions, so words are OR-ed and ranked. */
export function readQuestion(typed: string): Question {
  const plain = typed.toLowerCase().trim();
  const number = /^#?(\d{1,12})$/.exec(plain);
  const spoken = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  const telling = spoken.filter((word) => !idle.has(word));
  const words = telling.length > 0 ? telling : spoken;
  const last = words.at(-1);
  const parts = [...new Set(words)].slice(0, 12).map((word) => (word === last && !/\s$/.test(typed) ? `${word}:*` : word));
  return { number: number ? Number(number[1]) : null, query: parts.length > 0 ? parts.join(" | ") : null, plain };
}
