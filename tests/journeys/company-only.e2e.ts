import { Secret, TOTP } from "otpauth";
import { afterAll } from "vitest";
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
afterAll(() => provider?.close());

const password = "firstline-demo-2026";
const admin = "admin@nordvik.example";

/** Adds an authenticator app; answers its codes, none of them twice. */
async function addApp(page: Page): Promise<() => Promise<string>> {
  const begun = await page.request.post("/api/v1/session/authenticator");
  expect(begun.status(), await begun.text()).toBe(201);
  const totp = new TOTP({ secret: Secret.fromBase32(((await begun.json()) as { key: string }).key) });
  const now = () => Math.floor(Date.now() / 30_000);
  let last = now() - 2;
  const next = async () => {
    last = Math.max(last + 1, now() - 1);
    // Of three steps each code is good at once.
    while (last > now() + 1) await page.waitForTimeout(500);
    return totp.generate({ timestamp: last * 30_000 });
  };
  const done = await page.request.put("/api/v1/session/authenticator", { data: { code: await next() } });
  expect(done.status(), await done.text()).toBe(200);
  return next;
}

async function enter(page: Page, email: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function secondStep(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code of the authenticator app").fill(code);
  await page.keyboard.press("Enter");
}

test(
  "everybody signs in through the company, and an administrator still gets in when it is down",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    provider = await startOpenIdProvider(`${desk.url}/sign-in/company/nordvik`);
    provider.people.set("admin", { name: "Admin", email: admin, email_verified: true });
    await be(page, "admin");
    const data = {
      key: "nordvik",
      name: "Nordvik",
      issuer: provider.url,
      client_id: provider.clientId,
      client_secret: provider.clientSecret,
    };
    const made = await page.request.post("/api/v1/identity-providers", { data });
    expect(made.status(), await made.text()).toBe(201);
    const next = await addApp(page);
    await page.goto("/settings/security");
    const part = page.getByRole("form", { name: "Only through the company" });
    await part.getByText(/first sign in through the company/).waitFor();
    expect(await part.getByRole("checkbox", { name: "Everybody signs in through the company" }).isDisabled()).toBe(true);

    // The administrator joins their account there, and comes that way.
    const join = await page.request.post("/api/v1/session/identities", { data: { key: "nordvik", return_to: "/settings/security" } });
    expect(join.status(), await join.text()).toBe(201);
    await page.goto(((await join.json()) as { go_to: string }).go_to);
    await page.getByPlaceholder("Enter any login").fill("admin");
    await page.getByPlaceholder("and password").fill("any");
    await page.getByRole("button", { name: "Sign-in" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL("**/settings/security");
    await part.waitFor();
    await page.context().clearCookies({ name: "firstline" });
    await page.goto("/sign-in?return=/settings/security");
    await page.getByRole("button", { name: "Sign in with Nordvik" }).click();
    await secondStep(page, await next());
    await page.waitForURL("**/settings/security");
    await part.getByRole("checkbox", { name: "Everybody signs in through the company" }).check();
    await part.getByText("Name an administrator with a password and a second factor first.").waitFor();
    await part.getByRole("button", { name: "Save" }).click();
    await part.getByText(/Nobody could get in without the company/).waitFor();
    await part.getByRole("group", { name: "Break-glass administrators" }).getByRole("checkbox").first().check();
    await part.scrollIntoViewIfNeeded();
    await expectAccessible(page, "only through the company");
    await picture(page, "settings-only-company", "form", { fleeting: true });
    await page.setViewportSize({ width: 320, height: 720 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await part.getByRole("button", { name: "Save" }).press("Enter");
    await page.getByText("Everybody signs in through the company from now on").waitFor();

    // Somebody else finds one way in, and a password is none.
    const context = await newVisitor(browser, desk);
    const theirs = await context.newPage();
    await theirs.goto("/sign-in");
    await theirs.getByRole("button", { name: "Sign in with Nordvik" }).waitFor();
    expect(await theirs.getByLabel("Email").count()).toBe(0);
    await expectAccessible(theirs, "signing in through the company alone");
    await picture(theirs, "sign-in-only-company", "main");
    await theirs.getByRole("button", { name: "Emergency access" }).press("Enter");
    await enter(theirs, "kari.solberg@nordvik.example");
    await theirs.getByText("Here everybody signs in through the company.").waitFor();
    await picture(theirs, "sign-in-emergency", "form", { fleeting: true });
    await theirs.setViewportSize({ width: 320, height: 720 });
    await expectNoSidewaysScroll(theirs);
    await enter(theirs, admin);
    await secondStep(theirs, await next());
    await theirs.waitForURL(/\/(desk|settings)/);
    await context.close();

    // Whoever runs the desk hears of it.
    await page.goto("/desk");
    await page.getByRole("button", { name: /Notifications/ }).click();
    await page.getByText("Somebody signed in without the company").waitFor();

    // What cannot be taken back is proven at the company by who has nothing else here: not by a password.
    const rule = await (await page.request.get("/api/v1/sign-in-rule")).json();
    expect(rule).toMatchObject({ only_company: true });
  },
);
