import { z } from "zod";
import { routes } from "./route.ts";
import { instant, language, list, named } from "./shapes.ts";

export const toneKind = z
  .enum(["pressure", "distress", "anger"])
  .describe(
    "pressure: for a shortcut, in the name of somebody above, in secret or with a threat: whoever writes may not be who they say. distress: somebody needs help as a person. anger: somebody has had enough",
  );
export type ToneKind = z.infer<typeof toneKind>;

const tone = z.object({
  kind: toneKind,
  words: z.array(z.string()).describe("The words of theirs that it stands on"),
  at: instant.describe("When they wrote them"),
  opening: z
    .object({
      language: language.describe("The language of whoever asked"),
      body: z.string().describe("How an answer may begin calmly"),
    })
    .describe("How to begin"),
});
export type Tone = z.infer<typeof tone>;

const words = z.string().trim().min(1).max(2000).describe("Plain text; {{first_name}} becomes the first name of whoever asked");
const opening = z.object({
  kind: toneKind,
  language: language.describe("For whoever reads this language"),
  body: words,
  usual: words.describe("The words that the desk comes with"),
  version: z.number().int().describe("Rises with every change; 0: there never was one"),
  own: z.boolean().describe("false: it is as the desk came"),
  versions: z
    .array(
      z.object({
        version: z.number().int().describe("Its number, from 1"),
        body: words,
        own: z.boolean().describe("false: the words that the desk comes with"),
        restored: z.number().int().nullable().describe("The version that was taken up again; null: it was written"),
        changed_by: named.describe("Who wrote it"),
        changed_at: instant.describe("When"),
      }),
    )
    .describe("What it was, the newest first"),
});
export type ToneOpening = z.infer<typeof opening>;

export const toneOpeningRoutes = routes({
  "GET /tone-openings": {
    summary: "How answers to words that need care may begin, by what the words show and in each language, with what they were before",
    access: "tickets:work",
    answer: list(opening),
  },
  "PUT /tone-openings/{kind}/{language}": {
    summary:
      "Write one in words of your own, take up an earlier version, or go back to what the desk comes with; send `If-Match` with the version you read",
    access: "catalog:write",
    body: z.strictObject({
      body: words.optional().describe("The words; left out: those of `restore`"),
      restore: z.number().int().min(0).optional().describe("Take up this version again; 0: the words that the desk comes with"),
    }),
    answer: opening,
  },
});

export const toneRoutes = routes({
  "GET /tickets/{id}/tone": {
    summary:
      "What words of whoever asked show that nobody has answered yet, and how to begin an answer. Read anew each time by rules of the desk's own, kept nowhere and counted nowhere; no requester sees it",
    access: "tickets:work",
    answer: z.object({ tone: tone.nullable().describe("null: nothing that needs care") }),
  },
});
