import { openJourneyDesk, test as plain, type Desk, type Journey, type Page } from "../browser.ts";
import { onDatabase } from "./on-database.ts";

/** As `test`, on a desk with a name: 127.0.0.1 is none, localhost is, and counts as safe. Browsers have passkeys for a name only. */
export const testWithPasskeys = (env: Record<string, string> = {}) =>
  plain.extend<Pick<Journey, "desk">>({
    desk: [
      async ({}, use) => {
        const desk = await openJourneyDesk({ HOST: "localhost", ...env });
        await use(desk);
        await desk.stop();
      },
      { scope: "file" },
    ],
  });

/** A device with a fingerprint reader, plugged into this page's browser. */
export async function plugIn(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
  } as const;
  await devtools.send("WebAuthn.addVirtualAuthenticator", { options: { ...options, automaticPresenceSimulation: true } });
}

/** As if what people prove by who they are had been set a month ago: what is new proves nothing. */
export const settleFactors = (desk: Desk): Promise<void> =>
  onDatabase(
    desk,
    "update passkey set created_at = now() - interval '31 days'",
    "update authenticator set confirmed_at = now() - interval '31 days' where confirmed_at is not null",
    "update recovery_code set created_at = now() - interval '31 days'",
    "update contact_point set since = now() - interval '31 days'",
  );
