import { z } from "zod";
import { routes } from "./route.ts";
import { instant, language } from "./shapes.ts";

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

export const toneRoutes = routes({
  "GET /tickets/{id}/tone": {
    summary:
      "What words of whoever asked show that nobody has answered yet, and how to begin an answer. Read anew each time by rules of the desk's own, kept nowhere and counted nowhere; no requester sees it",
    access: "tickets:work",
    answer: z.object({ tone: tone.nullable().describe("null: nothing that needs care") }),
  },
});
