import { z } from "zod";

/** Shapes that every room uses. */
export const id = z.uuid().describe("UUIDv7");
export const instant = z.iso
  .datetime()
  // The database counts no year 0, and reads no endless fraction of a second.
  .superRefine((at, told) => {
    if (at.startsWith("0000") || at.length > 40) told.addIssue({ code: "invalid_format", format: "datetime", input: at });
  })
  .describe("RFC 3339, UTC");
export const language = z.enum(["en", "nb"]);
export type Language = z.infer<typeof language>;

export const line = (max = 200, least = 1) =>
  z
    .string()
    .trim()
    .min(least)
    .max(max)
    // One visible line: no control characters, so that nothing can break a header, a log line or a list, and nothing that
    // turns the direction of what stands beside it (UAX 9).
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u, "one line of text");
export const text = (max = 100_000) => z.string().trim().min(1).max(max);
export const email = z
  .string()
  .trim()
  .max(254)
  // One strict addr-spec: no quoted local parts, comments, groups or routes (% and !), and nothing that ends an address in a
  // link. Capitals are taken and made small.
  .regex(/^[A-Za-z0-9.$&'*+/=^_{}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, "an email address")
  // Last: letters of other alphabets become ASCII when they are made small (U+212A).
  .toLowerCase();
export const phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^[+\d][\d\s().-]{1,38}$/, "a telephone number");
/** What comes behind the @ of an address. */
export const mailDomain = z
  .string()
  .trim()
  .max(200)
  .regex(/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, "a mail domain")
  .toLowerCase();
/** The name of something for programs: it never changes. */
export const key = (max: number) =>
  z
    .string()
    .regex(new RegExp(`^[a-z0-9-]{2,${max}}$`), "a key")
    .describe(`Its name for programs, for ever: 2 to ${max} of a–z, 0–9 and -`);
export const externalId = line(200);
export const source = line(60);

export const limit = z.coerce.number().int().min(1).max(200).default(25);
export const cursor = z.string().max(500).optional().describe("next_cursor of the page before");
export const pageQuery = z.strictObject({ cursor, limit });

export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next_cursor: z.string().nullable() });
export const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

/** Somebody or something, by id and the name to show. */
export const named = z.object({ id, name: z.string() });
export type Named = z.infer<typeof named>;

/** true, false, 1 or 0 in a query string. */
export const flag = z.enum(["true", "false", "1", "0"]).transform((v) => v === "true" || v === "1");
/** `?a=1,2` or `?a=1`: a list of values of one kind. */
export const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .transform((v) => v.split(",").filter(Boolean))
    .pipe(z.array(item).min(1).max(50));
