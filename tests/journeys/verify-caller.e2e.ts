import {
  expectAccessible,
  expectNoSidewaysScroll,
  newVisitor,
  openJourneyDesk,
  picture,
  signIn,
  test as plain,
  type Journey,
  type Page,
} from "../browser.ts";
import { be, dialog, openTicket, visit } from "./desk-staff.ts";

const password = "firstline-demo-2026";

// Browsers have passkeys for a name only.
const test = plain.extend<Pick<Journey, "desk">>({
  desk: [
    async ({}, use) => {
      const desk = await openJourneyDesk({ HOST: "localhost" });
      await use(desk);
      await desk.stop();
    },
    { scope: "file" },
  ],
});

async function plugIn(page: Page): Promise<void> {
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

const begin = (page: Page, name: string) => dialog(page).getByRole("button", { name: `Begin: ${name}` });

test("a caller proves by a passkey and a spoken code who they are", { timeout: 400_000 }, async ({ page, desk, browser }) => {
  const caller = await (await newVisitor(browser, desk)).newPage();
  await plugIn(caller);
  await signIn(caller, "ane.berg@nordvik.example", password);
  await caller.goto("/settings/sign-in");
  await caller.getByLabel("Name").fill("Ane's phone");
  await caller.getByRole("button", { name: "Add a passkey" }).click();
  await caller.getByText("Your recovery codes").waitFor();
  // She is locked out: nobody is signed in where she signs.
  await caller.context().clearCookies();

  await be(page, "per.haug");
  const number = await openTicket(page, { subject: "Locked out", team: "service-desk", channel: "phone" });
  await visit(page, `/desk/${number}`);
  await page.keyboard.press("Shift+V");
  await dialog(page).getByText("They prove nothing.").waitFor();
  await dialog(page).getByText("Not proved yet").waitFor();
  await picture(page, "desk-verify-caller", "[role=dialog]", { fleeting: true });
  await begin(page, "Passkey with a spoken code").click();
  const spoken = dialog(page).getByText(/^[\dA-Z]{4}-[\dA-Z]{4}$/);
  await spoken.waitFor();
  const code = (await spoken.textContent()) ?? "";

  await caller.goto("/v");
  await caller.getByRole("textbox", { name: "Code" }).fill("0000-0000");
  await caller.getByRole("button", { name: "Next" }).click();
  await caller.getByText("No such code is waiting.").waitFor();
  await caller.getByRole("textbox", { name: "Code" }).fill(code.toLowerCase());
  await caller.getByRole("button", { name: "Next" }).click();
  await caller.getByText("Per Haug at the help desk wants to: Reset the password").waitFor();
  await caller.getByText(`Ticket #${number}.`).waitFor();
  await expectAccessible(caller, "signing for a technician");
  await expectNoSidewaysScroll(caller);
  await caller.getByRole("button", { name: "It is me: sign with my passkey" }).click();
  await caller.getByText("You proved that it is you").waitFor();
  await dialog(page)
    .getByText(/verified by Passkey with a spoken code|Passkey with a spoken code.*min/i)
    .first()
    .waitFor();
  await dialog(page).getByText("Proved", { exact: true }).waitFor();
  await picture(page, "desk-verify-caller-proved", "[role=dialog]", { fleeting: true });
});
