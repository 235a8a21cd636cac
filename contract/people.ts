import { z } from "zod";
import {
  cursor,
  email,
  externalId,
  flag,
  id,
  instant,
  language,
  limit,
  line,
  list,
  mailDomain,
  named,
  page,
  phone,
  source,
} from "./shapes.ts";
import { routes } from "./route.ts";

export const organization = z.object({
  id,
  name: z.string(),
  domain: z.string().nullable(),
  external_id: z.string().nullable(),
  source: z.string().nullable(),
});
export const site = z.object({ id, name: z.string(), address: z.string().nullable(), time_zone: z.string(), organization: named });
export const room = z.object({ id, name: z.string(), site: named });

export const person = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  email_failing: z
    .object({ since: instant, reason: z.string() })
    .nullable()
    .describe("Their address took no mail for good, and why; null while it works"),
  phone: z.string().nullable(),
  mobile: z.string().nullable(),
  title: z.string().nullable(),
  department: z.string().nullable(),
  language,
  time_zone: z.string(),
  organization: named.nullable(),
  site: named.nullable(),
  room: named.nullable(),
  active: z.boolean(),
  external_id: z.string().nullable(),
  source: z.string().nullable(),
  created_at: instant,
});
export type Person = z.infer<typeof person>;

/** What a search row or a caller card needs. */
export const personHit = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  title: z.string().nullable(),
  department: z.string().nullable(),
  organization: z.string().nullable(),
  site: z.string().nullable(),
  room: z.string().nullable(),
  technician: z.boolean(),
});
export type PersonHit = z.infer<typeof personHit>;

/** Somebody by id, or by address: an unknown address makes a new person. */
export const personRef = z.union([z.strictObject({ id }), z.strictObject({ email, name: line(120).optional() })]);
export type PersonRef = z.infer<typeof personRef>;

/** Looks up what another system sent before. */
const fromElsewhere = { external_id: z.string().max(200).optional(), source: z.string().max(60).optional() };

const personFields = {
  name: line(120),
  email: email.nullable().optional(),
  phone: phone.nullable().optional(),
  mobile: phone.nullable().optional(),
  title: line(120).nullable().optional(),
  department: line(120).nullable().optional(),
  language: language.optional().describe("In which the desk writes to them; yours when left out for somebody new"),
  time_zone: z.string().max(60).optional().describe("IANA name, such as Europe/Oslo; the site's when left out for somebody new"),
  organization_id: id.nullable().optional().describe("Left out for somebody new: the organization that has their mail domain"),
  site_id: id.nullable().optional(),
  room_id: id.nullable().optional().describe("A room says its site, and a site its organization"),
  external_id: externalId.optional(),
  source: source.optional(),
};

export const importRow = z.object({
  row: z.number().int().describe("Line of the file, the header being 1"),
  outcome: z.enum(["created", "updated", "unchanged", "refused"]),
  name: z.string(),
  errors: z.array(z.object({ column: z.string(), code: z.string(), detail: z.string() })),
});

export const peopleRoutes = routes({
  "GET /people": {
    summary: "People, by name; q keeps those of whom a name, number, address or title begins like it or sounds like it",
    access: "people:read",
    query: z.strictObject({
      cursor,
      limit,
      q: z.string().max(200).optional(),
      organization: id.optional(),
      active: flag.optional().describe("true: only active people; false: only those who left"),
      ...fromElsewhere,
    }),
    answer: page(person),
  },
  "GET /people/find": {
    summary: "Who is it? The best few active people while typing a name, number, address or title, also misspelt; best first",
    access: "people:read",
    query: z.strictObject({ q: z.string().max(200), limit: z.coerce.number().int().min(1).max(20).default(8) }),
    answer: list(personHit),
  },
  "POST /people": { summary: "Add a person", access: "people:write", body: z.strictObject(personFields), answer: person, status: 201 },
  "GET /people/{id}": { summary: "One person", access: "people:read", answer: person },
  "PATCH /people/{id}": {
    summary: "Change a person. The address and numbers of somebody who signs in are changed on proof of who is asking, and may wait",
    access: "people:write",
    body: z.strictObject({
      ...personFields,
      name: line(120).optional(),
      active: z.boolean().optional(),
      proof_ticket: z
        .string()
        .max(40)
        .optional()
        .describe("The ticket, by id or number, in which it was proved who is asking for another address or number"),
    }),
    answer: person.extend({
      held_until: instant.nullable().describe("The new address or number waits until then: the policy asks for it. null: nothing waits"),
    }),
  },
  "POST /people/imports": {
    summary:
      "Import people from CSV (name, email, phone, mobile, title, department, organization, site, room, language, external_id, vip, vulnerable); nothing is written in a dry run",
    access: "people:write",
    bytes: 25 * 1024 * 1024,
    body: z.strictObject({
      csv: z.string().max(20_000_000),
      dry_run: z.boolean().default(true).describe("true: only look what would happen; send false to write"),
      source: source.default("csv"),
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
  "GET /organizations": {
    summary: "Organizations, by name",
    access: "people:read",
    query: z.strictObject({ cursor, limit, q: z.string().max(200).optional(), ...fromElsewhere }),
    answer: page(organization),
  },
  "POST /organizations": {
    summary: "Add an organization",
    access: "people:write",
    body: z.strictObject({
      name: line(),
      domain: mailDomain.nullable().optional(),
      external_id: externalId.optional(),
      source: source.optional(),
    }),
    answer: organization,
    status: 201,
  },
  "GET /organizations/{id}": { summary: "One organization", access: "people:read", answer: organization },
  "PATCH /organizations/{id}": {
    summary: "Change an organization",
    access: "people:write",
    body: z.strictObject({ name: line().optional(), domain: mailDomain.nullable().optional() }),
    answer: organization,
  },
  "GET /sites": {
    summary: "Sites, by name",
    access: "people:read",
    query: z.strictObject({ organization: id.optional() }),
    answer: list(site),
  },
  "POST /sites": {
    summary: "Add a site",
    access: "people:write",
    body: z.strictObject({ organization_id: id, name: line(), address: line(300).optional(), time_zone: z.string().max(60).optional() }),
    answer: site,
    status: 201,
  },
  "GET /sites/{id}/rooms": { summary: "The rooms of a site", access: "people:read", answer: list(room) },
  "POST /sites/{id}/rooms": {
    summary: "Add a room to a site",
    access: "people:write",
    body: z.strictObject({ name: line() }),
    answer: room,
    status: 201,
  },
});
