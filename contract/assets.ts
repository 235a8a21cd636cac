import { z } from "zod";
import { words, wordsGiven } from "./field.ts";
import { nothing, routes } from "./route.ts";
import { cursor, id, instant, key, limit, line, list, listOf, named, page } from "./shapes.ts";

export const assetStates = ["in_use", "in_stock", "lost", "retired"] as const;
export const assetState = z.enum(assetStates).describe("in_use: somebody has it; retired: it is nobody's any more, and offered nowhere");
export type AssetState = z.infer<typeof assetState>;

const kindMark = z.object({ id, key: z.string(), name: words }).describe("What sort of thing it is");

export const assetKind = kindMark.extend({
  retired: z.boolean().describe("true: nothing new is of this kind; what is stays so"),
});
export type AssetKind = z.infer<typeof assetKind>;

export const asset = z.object({
  id,
  tag: z.string().describe("What is written on it: no two have the same, whatever their capitals"),
  name: z.string().describe("What it is, in a few words: model or make"),
  kind: kindMark,
  serial: z.string().nullable().describe("Its maker's number"),
  person: named.nullable().describe("Who has it; null: nobody"),
  organization: named.nullable().describe("Whose it is, or where it is used"),
  site: named.nullable().describe("Where it is"),
  state: assetState,
  note: z.string().nullable().describe("What technicians ought to know of it; no requester is told"),
  created_at: instant,
  changed_at: instant.describe("When it was last changed"),
  version: z.number().int().describe("Send it in If-Match with a change"),
});
export type Asset = z.infer<typeof asset>;

/** What whoever has it is told. */
export const ownAsset = z.object({ id, tag: z.string().describe("What is written on it"), name: z.string(), kind: words });
export type OwnAsset = z.infer<typeof ownAsset>;

/** As it is written on a label: no blanks, so that a filter and a caller can say it. */
const tag = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u, "a tag");

const given = {
  tag: tag.describe("What is written on it: letters, digits and . _ / -"),
  name: line(120).describe("What it is, in a few words"),
  kind: z.string().max(60).describe("Key or id of its kind"),
  serial: line(120).nullable().describe("Its maker's number"),
  person_id: id.nullable().describe("Who has it; null: nobody"),
  organization_id: id.nullable().describe("Left out with a person: theirs"),
  site_id: id.nullable().describe("A site says its organization; left out with a person: theirs"),
  state: assetState,
  note: z.string().trim().max(2000).nullable().describe("What technicians ought to know of it; no requester is told"),
};

const importRow = z.object({
  row: z.number().int().describe("Line of the file, the header being 1"),
  outcome: z.enum(["created", "updated", "unchanged", "refused"]),
  name: z.string().describe("Its tag"),
  errors: z.array(z.object({ column: z.string(), code: z.string(), detail: z.string() })),
});

export const assetRoutes = routes({
  "GET /assets": {
    summary: "Assets, by tag; q keeps those whose tag, name or serial number has these letters",
    access: "assets:read",
    query: z.strictObject({
      cursor,
      limit,
      q: z.string().max(200).optional(),
      kind: z.string().max(60).optional().describe("Key or id of a kind"),
      state: listOf(assetState).optional().describe("Only in one of these states"),
      person: id.optional().describe("Only what this person has"),
      organization: id.optional().describe("Only of this organization"),
      site: id.optional().describe("Only at this site"),
    }),
    answer: page(asset),
  },
  "GET /assets/mine": {
    summary: "What I have myself and can name when I ask for help: tag, name and kind, and nothing else",
    access: "tickets:create",
    answer: list(ownAsset),
  },
  "POST /assets": {
    summary: "Add an asset. Publishes `asset.created`",
    access: "assets:write",
    body: z.strictObject({
      ...given,
      serial: given.serial.default(null),
      person_id: given.person_id.default(null),
      organization_id: given.organization_id.optional(),
      site_id: given.site_id.optional(),
      state: given.state.optional().describe("Left out: in use with a person, in stock without"),
      note: given.note.default(null),
    }),
    answer: asset,
    status: 201,
  },
  "GET /assets/{id}": { summary: "One asset, by id or tag", access: "assets:read", answer: asset },
  "PATCH /assets/{id}": {
    summary: "Change an asset; send `If-Match` with the version you read to be told of a conflict. Publishes `asset.changed`",
    access: "assets:write",
    body: z.strictObject(given).partial(),
    answer: asset,
  },
  "DELETE /assets/{id}": {
    summary: "Take away what should never have been there; what is used no more is rather `retired`. Publishes `asset.deleted`",
    access: "assets:write",
    answer: nothing,
    status: 204,
  },
  "POST /assets/imports": {
    summary:
      "Import assets from CSV (tag, name, kind, serial, person, organization, site, state, note); nothing is written in a dry run. Publishes `assets.imported`",
    access: "assets:write",
    bytes: 25 * 1024 * 1024,
    body: z.strictObject({
      csv: z.string().max(20_000_000),
      dry_run: z.boolean().default(true).describe("true: only look what would happen; send false to write"),
    }),
    answer: z.object({
      dry_run: z.boolean(),
      created: z.number().int(),
      updated: z.number().int(),
      unchanged: z.number().int(),
      refused: z.number().int(),
      rows: z.array(importRow).describe("Every row that was refused, and the first 200 others"),
    }),
  },
  "GET /asset-kinds": { summary: "The kinds of assets, by name", access: "assets:read", answer: list(assetKind) },
  "POST /asset-kinds": {
    summary: "Add a kind of assets. Publishes `asset_kind.created`",
    access: "catalog:write",
    body: z.strictObject({ key: key(40), name: wordsGiven }),
    answer: assetKind,
    status: 201,
  },
  "PATCH /asset-kinds/{id}": {
    summary: "Rename a kind, or offer it no more. Publishes `asset_kind.changed`",
    access: "catalog:write",
    body: z.strictObject({
      name: wordsGiven.optional(),
      retired: assetKind.shape.retired.optional().describe("true: nothing new is of this kind; what is stays so"),
    }),
    answer: assetKind,
  },
});
