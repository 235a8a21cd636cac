import { z } from "zod";
import { words, wordsGiven } from "./field.ts";

export const waitingReason = z.enum(["requester", "vendor", "scheduled", "approval", "parts"]);

/** What a step of a request type may stand in: work that goes on, or waits. How a ticket begins and ends is the same for all. */
const stepStatus = z.enum(["open", "waiting"]).describe("Which status a ticket has at it: clocks, queues and figures go by that");

const stepKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, "a step's key")
  .describe("Its name in `step` of a ticket: a–z, 0–9 and _, a letter first");
const after = z
  .array(z.string().max(40))
  .max(30)
  .nullable()
  .describe(
    "Keys of the steps from which it may be set; `none`: where no step is set. null: from everywhere; a step in use is reached from somewhere",
  );

/** Where a ticket of a request type may stand, in the type's own words: "Ordered", "Ready for pick-up". */
export const step = z.object({
  key: z.string(),
  label: words,
  told: words.nullable().describe("What its requester reads; null: the same"),
  status: stepStatus,
  reason: waitingReason.nullable().describe("What it waits for; null: it does not wait"),
  after,
  retired: z.boolean().describe("Set no more; tickets that stand at it keep it until they go on"),
});
export type Step = z.infer<typeof step>;

export const stepGiven = z.strictObject({
  key: stepKey,
  label: wordsGiven,
  told: wordsGiven
    .nullable()
    .default(null)
    .describe(step.shape.told.description ?? ""),
  status: stepStatus,
  reason: waitingReason
    .nullable()
    .default(null)
    .describe(step.shape.reason.description ?? ""),
  after: after.default(null),
  retired: z
    .boolean()
    .default(false)
    .describe(step.shape.retired.description ?? ""),
});

/** A step at which a ticket stands, for lists. */
export const stepMark = z
  .object({ key: z.string(), label: words })
  .nullable()
  .describe("Where it stands in the words of its request type; null: at none of its steps");

const noStep = "none";

/** Whether a ticket may go from one step, or from none, to another. Pure. */
export const mayStep = (from: string | null, to: Pick<Step, "after" | "key" | "retired">): boolean =>
  !to.retired && from !== to.key && (to.after === null || to.after.includes(from ?? noStep));
