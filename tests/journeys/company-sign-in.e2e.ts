import { afterAll, beforeEach } from "vitest";
import { startOpenIdProvider, type OpenIdProvider } from "../ground/openid-provider.ts";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  newVisitor,
  openJourneyDesk,
  picture,
  test as plain,
  type Journey,
  type Page,
} from "../browser.ts";
import { be } from "./desk-staff.ts";

let provider: OpenIdProvider;
const test = plain.extend<Pick<Journey, "desk">>({
  desk: [
    async ({}, use) => {
      const desk = await openJourneyDesk({});
      await use(desk);
      await desk.stop();
    },
    { scope: "file" },
  ],
});
beforeEach(async () => {
  await provider?.close();
});
afterAll(() => provider?.close());

/** Signs in on the provider's own pages, and agrees. */
async function agree(page: Page, who: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(who);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test(
  "people sign in through the company, with the roles that it says, and are out when they sign out there",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    provider = await startOpenIdProvider(`${desk.url}/sign-in/company/nordvik`, {
      backchannel_logout_uri: `${desk.url}/api/v1/sign-in-ways/nordvik/logouts`,
      backchannel_logout_session_required: true,
      post_logout_redirect_uris: [`${desk.url}/sign-in`],
    });
    await be(page, "admin");
    await page.goto("/settings/company");
    await page.getByText("Nobody signs in through the company yet").waitFor();
    await page.getByRole("link", { name: "New provider" }).first().click();
    await page.getByRole("button", { name: "Try it" }).click();
    await expect.poll(() => page.getByText("This field is needed.").count()).toBe(3);
    await page.getByLabel("Name", { exact: true }).fill("Nordvik");
    await expect.poll(() => page.getByLabel("Redirect address").inputValue()).toBe(`${desk.url}/sign-in/company/nordvik`);
    await page.getByLabel("Issuer").fill(`${provider.url}/elsewhere`);
    await page.getByLabel("Client ID").fill(provider.clientId);
    await page.getByLabel("Client secret").fill("wrong");
    await page.getByRole("button", { name: "Try it" }).press("Enter");
    await page.getByText(/is no OpenID Connect provider/).waitFor();
    await page.getByLabel("Issuer").fill(provider.url);
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByText(/does not accept the desk/).waitFor();
    await picture(page, "settings-company-new", "form", { fleeting: true });
    await page.getByLabel("Client secret").fill(provider.clientSecret);
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByText("It knows the desk").waitFor();
    await page.getByRole("button", { name: "Add the provider" }).click();
    await page.getByRole("heading", { level: 1, name: "Nordvik" }).waitFor();

    await page.getByLabel("Claim with groups or roles").fill("groups");
    await page.getByRole("button", { name: "Add a value" }).click();
    await page.getByLabel("Value", { exact: true }).fill("it-desk");
    await page.getByLabel("Gives").selectOption({ label: "Technician" });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Nordvik is saved").waitFor();
    await page.getByRole("group", { name: "What they give" }).scrollIntoViewIfNeeded();
    await picture(page, "settings-company", "fieldset", { fleeting: true });
    await page.setViewportSize({ width: 320, height: 720 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1440, height: 900 });

    // Somebody at the company, by keyboard alone on our side.
    provider.people.set("ane", { name: "Ane Berg", email: "ane.berg@nordvik.example", email_verified: true, groups: [] });
    const context = await newVisitor(browser, desk);
    const hers = await context.newPage();
    await hers.goto("/portal");
    const way = hers.getByRole("button", { name: "Sign in with Nordvik" });
    await way.waitFor();
    await picture(hers, "sign-in-company", "form");
    await way.focus();
    await hers.keyboard.press("Enter");
    await agree(hers, "ane");
    await hers.waitForURL("**/portal");
    await hers.getByRole("heading", { level: 1 }).first().waitFor();
    expect(new URL(hers.url()).search).toBe("");

    // The company makes her a technician: at her next sign-in the Desk is hers.
    provider.people.set("ane", { name: "Ane Berg", email: "ane.berg@nordvik.example", email_verified: true, groups: ["it-desk"] });
    await hers.goto("/sign-in");
    await context.clearCookies({ name: "firstline" });
    await hers.goto("/sign-in");
    await hers.getByRole("button", { name: "Sign in with Nordvik" }).click();
    await hers.waitForURL("**/desk");
    await hers
      .getByRole("button", { name: /Ane Berg/ })
      .first()
      .waitFor();
    await hers.goto("/settings/sign-in");
    await hers.getByRole("table", { name: "Accounts of the company" }).scrollIntoViewIfNeeded();
    await picture(hers, "settings-sign-in-company", "table");
    await hers.goto("/desk");
    await hers
      .getByRole("button", { name: /Ane Berg/ })
      .first()
      .waitFor();

    // She signs out there, in another tab: the desk is closed behind her.
    const there = await context.newPage();
    await there.goto(`${provider.url}/session/end?client_id=${provider.clientId}`);
    await there.getByRole("button", { name: /yes/i }).click();
    await hers.waitForURL(/\/sign-in/, { timeout: 15_000 });
    await expectAccessible(hers, "signed out from behind");

    // And whoever the provider sends away is told so.
    await hers.goto("/sign-in/company/nordvik?error=access_denied&state=none");
    await hers.getByText(/begun in another browser/).waitFor();
    await picture(hers, "sign-in-company-refused", "[role=alert], [role=status]", { fleeting: true });
    expect(new URL(hers.url()).search).toBe("");
    await context.close();
  },
);
