import { z } from "zod";
import { nothing, routes } from "./route.ts";
import { id, instant, list } from "./shapes.ts";

/** In which way somebody gets the link by which they choose their new password. */
export const passwordLinkWays = ["sms", "mail", "portal"] as const;
export const passwordLinkWay = z
  .enum(passwordLinkWays)
  .describe("sms, mail: to where a code of the proof went; portal: shown to them where they are signed in. Nobody at the desk sees it");
export type PasswordLinkWay = z.infer<typeof passwordLinkWay>;

/** What the desk sees of a link. */
export const passwordLink = z.object({
  by: passwordLinkWay,
  to: z.string().nullable().describe("The end of the number or address; null: it is shown in the portal"),
  state: z
    .enum(["coming", "open", "used", "over", "not_sent"])
    .describe("coming: the password is written first; over: its time is, or another reset came; not_sent: it could not be sent"),
  good_until: instant.nullable().describe("It works until then; null: there is none yet"),
  used_at: instant.nullable().describe("When the new password was chosen"),
});
export type PasswordLinkShown = z.infer<typeof passwordLink>;

const token = z.string().max(200).describe("The part of the link behind `#`");
const account = {
  account: z.string().describe("What one signs in as"),
  directory: z.string().describe("Where"),
  good_until: instant.describe("The link works until then"),
};

export const passwordLinkRoutes = routes({
  "GET /session/password-links": {
    summary: "Links of my own by which I choose a new password of an account in a directory",
    access: "signed_in",
    session: true,
    answer: list(z.object({ id, ...account })),
  },
  "POST /session/password-links/{id}/tokens": {
    summary: "What opens one of mine; the one before it does not work any more. Needs a fresh proof of who I am",
    access: "signed_in",
    session: true,
    recent: true,
    secret: true,
    answer: z.object({ token }),
    status: 201,
  },
  "POST /password-links/open": {
    summary: "Whose password a link is for; opening it changes nothing",
    access: "public",
    secret: true,
    transaction: false,
    body: z.strictObject({ token }),
    answer: z.object(account),
  },
  "POST /password-links/use": {
    summary: "Choose the new password. The link works once; a password that the directory refuses is told and uses nothing up",
    access: "public",
    secret: true,
    transaction: false,
    body: z.strictObject({ token, password: z.string().min(8).max(128).describe("The directory may ask for more") }),
    answer: nothing,
    status: 204,
  },
});
