import { z } from "zod";
import { priority } from "./catalog.ts";
import { longestFilter } from "./filter.ts";
import { flag, id, listOf } from "./shapes.ts";
import { queue, status } from "./ticket.ts";

export const asRequester = z.literal("requester").optional().describe("See it as its requester does, also when you are a technician");

export const listSorts = ["newest", "oldest", "due", "updated", "priority"] as const;
/** By what every ticket has. */
export type NamedSort = (typeof listSorts)[number];
const questionKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const listSort = z.union([z.enum(listSorts), z.templateLiteral(["field.", questionKey]), z.templateLiteral(["-field.", questionKey])]);
export type ListSort = z.infer<typeof listSort>;
export const isNamedSort = (sort: ListSort): sort is NamedSort => (listSorts as readonly string[]).includes(sort);

export const sort = listSort
  .optional()
  .describe(
    "newest or oldest first; due: what is due first comes first; updated: what changed last; priority: the most urgent; `field.model`: by what was answered to the question of this key, without an answer last, and `-field.model` the other way round (of no effect for a requester). When left out: as the view says, due within a queue (but resolved), newest elsewhere",
  );

/** Which tickets a list holds. */
export const ticketsAsked = z.strictObject({
  queue: queue.optional().describe("One of the technician's queues; of no effect for a requester"),
  status: listOf(status)
    .optional()
    .describe(`Only these, separated by commas: ${status.options.join(", ")}`),
  priority: listOf(priority)
    .optional()
    .describe(`Only these, separated by commas: ${priority.options.join(", ")}`),
  tier: z.coerce.number().int().min(1).max(4).optional().describe("Only those at this tier; 4 = vendor"),
  team: z.string().max(60).optional(),
  category: z.string().max(60).optional(),
  assignee: id.optional(),
  requester: id.optional(),
  organization: id.optional(),
  filter: z
    .string()
    .max(longestFilter)
    .optional()
    .describe(
      'Only those that it asks for: `status:open,waiting team:messaging -tag:vip due<+2h (assignee:me or is:unassigned) field.model:t14 "paper jam"`. Of no effect for a requester',
    ),
  view: id.optional().describe("Id of a view that I may use: what its filter asks for, in its order; of no effect for a requester"),
  mine: flag.optional().describe("Only those I asked for or that are for me"),
  external_id: z.string().max(200).optional(),
  source: z.string().max(60).optional(),
});
