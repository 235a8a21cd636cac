import type { TicketWords } from "./savers.ts";

export interface Issue {
  id: string;
  announcement: string;
  since: string;
  reports: number;
}

const longestTag = 40;
/** A tag that finds every ticket of one known issue, and reads as one: "known: Sign-in prompts on build". Pure. */
export const tagOf = (issue: Pick<Issue, "announcement">): string =>
  `known: ${issue.announcement}`.replaceAll(",", "").slice(0, longestTag).trim();

/** Marks the call as the same issue, or takes the mark back: a tag, and the issue's line in the description. Pure. */
export function markSame(words: Pick<TicketWords, "description" | "tags">, issue: Issue): Pick<TicketWords, "description" | "tags"> {
  const { description, tags } = words;
  const [tag, line] = [tagOf(issue), issue.announcement];
  if (tags.includes(tag))
    return {
      tags: tags.filter((other) => other !== tag),
      description: description
        .split("\n")
        .filter((other) => other !== line)
        .join("\n")
        .trim(),
    };
  return { tags: [...tags, tag], description: [description.trim(), line].filter(Boolean).join("\n") };
}
