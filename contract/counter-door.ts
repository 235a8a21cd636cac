import { z } from "zod";
import { bytes, routes } from "./route.ts";
import { instant, language, line } from "./shapes.ts";

const both = z.object({ en: z.string(), nb: z.string() });

/** What stands at the counter's door: the same for everybody who comes. */
const door = {
  name: both.describe("What the counter is called"),
  place: z.string().describe("How to find it"),
  welcome: both.describe("Said first; empty: nothing of its own"),
  closed: both.describe("Said outside the hours; empty: nothing of its own"),
  open: z.boolean().describe("Whether somebody is there by the calendar, and the queue has room"),
  full: z.boolean().describe("true: it is closed because too many wait"),
  opens_at: instant.nullable().describe("When it opens next; null: it is open, or nobody knows"),
  reasons: z.array(z.object({ key: z.string().describe("Its name"), label: both.describe("The reason") })).describe("Why people come"),
  waiting: z.number().int().describe("How many wait now"),
};

export const counterDoor = z.object(door);
export type CounterDoor = z.infer<typeof counterDoor>;

const onTheWall = z.object({
  label: z.string().describe("The number that is called: B12"),
  name: z.string().nullable().describe("First name and initial, where the counter shows them"),
});

export const deviceView = z.object({
  kind: z.enum(["kiosk", "board"]),
  ...door,
  link: z.string().nullable().describe("Where a telephone checks in, good for some minutes; null: it cannot here"),
  called: z
    .array(
      onTheWall.extend({
        desk: z.string().nullable().describe("Where to go"),
        calls: z.number().int().describe("How often they were called"),
        at: instant.describe("When they were called last"),
      }),
    )
    .describe("Who is called, the latest first"),
  queue: z.array(onTheWall).describe("Who is next, in their order; on a board only"),
  sound: z.boolean().describe("Whether to sound when somebody is called"),
});
export type DeviceView = z.infer<typeof deviceView>;

export const rating = z.enum(["good", "fair", "poor"]);

/** What somebody knows of their own place. */
export const ownPlace = z.object({
  label: z.string().describe("The number that is called: B12"),
  counter: both.describe("At which counter"),
  place: z.string().describe("How to find it"),
  language: language.describe("Which language they chose"),
  state: z.enum(["waiting", "called", "serving", "served", "no_show", "left"]).describe("How it stands with them"),
  position: z
    .number()
    .int()
    .nullable()
    .describe("How many are called before them, and themselves, their own appointment aside; null: they do not wait"),
  desk: z.string().nullable().describe("Where to go, once called"),
  calls: z.number().int().describe("How often they were called"),
  rating: rating.nullable().describe("What they said of it"),
});
export type OwnPlace = z.infer<typeof ownPlace>;

const token = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43,64}$/, "a token")
  .describe("At least 256 random bits in base64url, made by who checks in: with it, as the header `place-token`, the place is theirs");

const arriving = {
  token,
  name: line(60).describe("What to call them"),
  account: line(120)
    .optional()
    .describe("Their work mail or employee number. It proves nothing, and is answered with nothing: known and unknown ones alike"),
  reason: z.string().max(40).optional().describe("Key of the reason; asked where the counter has any"),
  said: line(300, 0).default("").describe("In a few words, what it is about"),
  language: language.default("en").describe("Which language they chose"),
};

const pass = z.string().max(80).describe("What the address behind the code on the screen ends with; good for some minutes");
const device = "by the header `device-token`";
const mine = "by the header `place-token`";
const score = z.strictObject({ rating: rating.describe("One tap: good, fair or poor") });

export const counterDoorRoutes = routes({
  "POST /counter-pairings": {
    summary: "Pair a kiosk or board by the code that an administrator got for it. The code is good once",
    access: "public",
    body: z.strictObject({
      code: z
        .string()
        .regex(/^\d{8}$/, "eight digits")
        .describe("Eight digits"),
    }),
    answer: z.object({
      token: z
        .string()
        .describe("Keep it: with it, as the header `device-token`, it may check people in at this counter, and nothing else"),
      kind: z.enum(["kiosk", "board"]),
    }),
    status: 201,
    secret: true,
  },
  "GET /counter-device": { summary: `What a kiosk or board shows, ${device}`, access: "public", answer: deviceView },
  "GET /counter-device/events": {
    summary: `The same, as it changes: \`state\`, ${device}`,
    access: "public",
    media: "stream",
    answer: bytes,
  },
  "POST /counter-device/walk-ins": {
    summary: `Somebody checks in at a kiosk, ${device}. The same token checks in once: it may be sent again after a cut`,
    access: "public",
    body: z.strictObject(arriving),
    answer: ownPlace,
    status: 201,
  },
  "GET /counters/{id}/door": {
    summary: "What a telephone shows that read the code on a counter's screen",
    access: "public",
    query: z.strictObject({ pass }),
    answer: counterDoor,
  },
  "POST /counters/{id}/walk-ins": {
    summary: "Somebody checks in with a telephone. The same token checks in once",
    access: "public",
    body: z.strictObject({ ...arriving, pass }),
    answer: ownPlace,
    status: 201,
  },
  "GET /my-walk-in": { summary: `My place in the queue, ${mine}`, access: "public", answer: ownPlace },
  "GET /my-walk-in/events": { summary: `The same, as it changes: \`state\`, ${mine}`, access: "public", media: "stream", answer: bytes },
  "POST /my-walk-in/leave": { summary: `Leave the queue, ${mine}`, access: "public", body: z.strictObject({}), answer: ownPlace },
  "POST /my-walk-in/rating": { summary: `Say how it was, once, ${mine}`, access: "public", body: score, answer: ownPlace },
});
