import { afterAll, beforeEach } from "vitest";
import { startSamlProvider, type SamlProvider } from "../ground/saml-provider.ts";
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

let provider: SamlProvider;
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

/** Signs in on the provider's own page, which posts the browser back. */
async function signInThere(page: Page, who: string): Promise<void> {
  await page.getByLabel("User").fill(who);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test(
  "people sign in at a SAML provider that is known by its metadata, with the roles that it says",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    provider = await startSamlProvider("https://login.nordvik.example/saml");
    await be(page, "admin");
    await page.goto("/settings/company/new");
    await page.getByText("SAML 2.0", { exact: true }).click();
    await page.getByLabel("Name", { exact: true }).fill("Nordvik");
    await expect
      .poll(() => page.getByLabel("Assertion consumer service").inputValue())
      .toBe(`${desk.url}/api/v1/sign-in-ways/nordvik/assertions`);
    await page.getByLabel("Metadata of the provider").fill("<html>");
    await page.getByRole("button", { name: "Add the provider" }).click();
    await page.getByText("This is no SAML metadata").waitFor();
    await expectAccessible(page, "a new SAML provider");
    await picture(page, "settings-company-saml-new", "form", { fleeting: true });
    await page.getByLabel("Metadata of the provider").fill(provider.metadata);
    await page.getByRole("button", { name: "Add the provider" }).click();
    await page.getByRole("heading", { level: 1, name: "Nordvik" }).waitFor();
    await page.getByText(`${provider.url}/sso`).waitFor();

    await page.getByLabel("Addresses at our own domains count as checked").check();
    await page.getByLabel("Attribute with groups or roles").fill("groups");
    await page.getByRole("button", { name: "Add a value" }).click();
    await page.getByLabel("Value", { exact: true }).fill("it-desk");
    await page.getByLabel("Gives").selectOption({ label: "Technician" });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Nordvik is saved").waitFor();
    await expectAccessible(page, "a SAML provider");
    await page.getByText(`${provider.url}/sso`).scrollIntoViewIfNeeded();
  await picture(page, "settings-company-saml", "main", { fleeting: true });
    await page.setViewportSize({ width: 320, height: 720 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1440, height: 900 });

    const attributes = { mail: "ane.berg@nordvik.example", displayName: "Ane Berg", groups: "staff" };
    provider.people.set("ane", { attributes });
    const context = await newVisitor(browser, desk);
    const hers = await context.newPage();
    await hers.goto("/portal");
    await hers.getByRole("button", { name: "Sign in with Nordvik" }).press("Enter");
    await signInThere(hers, "ane");
    await hers.waitForURL("**/portal");
    await hers.getByRole("heading", { level: 1 }).first().waitFor();
    expect(new URL(hers.url()).search).toBe("");

    // The company makes her a technician: at her next sign-in the Desk is hers.
    provider.people.set("ane", { attributes: { ...attributes, groups: ["staff", "it-desk"] } });
    await context.clearCookies({ name: "firstline" });
    await hers.goto("/sign-in");
    await hers.getByRole("button", { name: "Sign in with Nordvik" }).click();
    await signInThere(hers, "ane");
    await hers.waitForURL("**/desk");
    await hers
      .getByRole("button", { name: /Ane Berg/ })
      .first()
      .waitFor();

    // What was not meant for the desk signs nobody in, and says no more than it must.
    await context.clearCookies({ name: "firstline" });
    provider.people.set("ane", { attributes, audience: "https://another.example" });
    await hers.goto("/sign-in");
    await hers.getByRole("button", { name: "Sign in with Nordvik" }).click();
    await signInThere(hers, "ane");
    await hers.getByText(/could not sign you in here just now/).waitFor();
    await expectAccessible(hers, "refused");
    await picture(hers, "sign-in-saml-refused", "[role=alert], [role=status]", { fleeting: true });
    await context.close();
  },
);
