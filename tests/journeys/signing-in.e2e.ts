import { Secret, TOTP } from "otpauth";
import { expect, expectAccessible, picture, signIn, type Page } from "../browser.ts";
import { plugIn, testWithPasskeys } from "./with-passkeys.ts";

const test = testWithPasskeys();

const password = "firstline-demo-2026";

const fill = async (page: Page, email: string) => {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
};

test("a passkey is added under one's own settings and signs in by itself", async ({ page }) => {
  await plugIn(page);
  await signIn(page, "kari.solberg@nordvik.example", password);
  await page.goto("/settings/sign-in");
  await page.getByLabel("Name").fill("Kari's laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("Your recovery codes").waitFor();
  expect(
    await page
      .getByRole("listitem")
      .filter({ hasText: /^[\dA-Z]{4}(-[\dA-Z]{4}){3}$/ })
      .count(),
  ).toBe(10);
  await expectAccessible(page, "recovery codes");
  await page.getByRole("button", { name: "I have kept them" }).click();
  await picture(page, "settings-sign-in", "text=Kari's laptop");
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await picture(page, "sign-in", "form");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL("**/desk");
  const factors = await (await page.request.get("/api/v1/session/factors")).json();
  expect(factors.passkeys).toMatchObject([{ name: "Kari's laptop", last_used_at: expect.any(String) }]);
});

test("what is missing is said in the reader's language, at the field", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Norsk" }).click();
  await page.getByRole("button", { name: "Logg inn", exact: true }).click();
  expect(await page.getByText("Dette feltet må fylles ut.").count()).toBe(2);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("email");
  await page.keyboard.type("kari@");
  await page.getByLabel("Passord", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await page.locator("form [aria-invalid=true]").waitFor();
  expect(await page.locator("form p[id$=-error]").allTextContents()).toEqual([
    "Dette er ikke en e-postadresse, for eksempel navn@firma.example.",
  ]);
});

test("an authenticator app is set up, asked for at sign-in, and a recovery code stands in for it", async ({ page }) => {
  await signIn(page, "lars.moe@nordvik.example", password);
  await page.goto("/settings/sign-in");
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const key = await page.getByLabel("Key", { exact: true }).inputValue();
  const totp = new TOTP({ secret: Secret.fromBase32(key) });
  await page.getByRole("img", { name: "QR code for the authenticator app" }).waitFor();
  await page.getByLabel("Code of the app").fill("000000");
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByText("This is not the code that the app shows now.").waitFor();
  await expectAccessible(page, "setting up an app");
  await page.getByLabel("Code of the app").fill(totp.generate());
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByText("Your recovery codes").waitFor();
  const [code] = (await page.getByRole("textbox", { name: "All of them" }).inputValue()).split(" ");

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await fill(page, "lars.moe@nordvik.example");
  await page.getByText("One more step").waitFor();
  await expectAccessible(page, "the second step");
  // The code of this half minute was used to set it up; the one after it is taken half a minute early.
  await page.getByLabel("Code of the authenticator app").fill(totp.generate({ timestamp: Date.now() + 30_000 }));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/desk");

  await page.context().clearCookies();
  await page.goto("/sign-in?return=%2Fsettings%2Fsign-in");
  await fill(page, "lars.moe@nordvik.example");
  await page.getByRole("button", { name: "I cannot use it" }).click();
  await page.getByLabel("Recovery code").fill(code ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByText("9 are left.").waitFor();
});

test("what cannot be taken back asks once more who it is, and nothing typed is lost", async ({ page }) => {
  await signIn(page, "admin@nordvik.example", password);
  await page.goto("/settings/api-keys/new");
  await page.getByLabel("What it is for").fill("Nightly report");
  await page.getByRole("checkbox", { name: "Read tickets" }).check();
  let refused = 0;
  // As if ten minutes had gone by: the first answer is the one that the server gives then.
  await page.route("**/api/v1/api-keys", async (route) => {
    if (route.request().method() !== "POST" || refused++ > 0) return route.fallback();
    const title = "Prove once more that it is you, then try again.";
    return route.fulfill({
      status: 403,
      contentType: "application/problem+json",
      json: { type: "about:blank", status: 403, code: "proof_needed", title },
    });
  });
  await page.getByRole("button", { name: "Create the key" }).click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await dialog.waitFor();
  await expectAccessible(page, "proof dialog");
  await dialog.getByLabel("Password", { exact: true }).fill("not this one, surely");
  await page.keyboard.press("Enter");
  await dialog.getByText("This is not your current password.").waitFor();
  await dialog.getByLabel("Password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  expect(await page.getByLabel("The key").inputValue()).toMatch(/^fl_\S{20,}$/);
});

test("a role that needs a second factor opens nothing before there is one", async ({ page, browser, desk }) => {
  await signIn(page, "admin@nordvik.example", password);
  await page.goto("/settings/security");
  await page.getByRole("checkbox", { name: "Auditor" }).check();
  await picture(page, "settings-security", "fieldset");
  await page.getByRole("checkbox", { name: "Auditor" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The rules hold from the next sign-in on").waitFor();

  const context = await browser.newContext({ baseURL: desk.url, locale: "en-GB", reducedMotion: "reduce" });
  const eva = await context.newPage();
  await plugIn(eva);
  await eva.goto("/sign-in?return=%2Fsettings%2Faudit");
  await fill(eva, "auditor@nordvik.example");
  await eva.getByText("Set up a second factor").first().waitFor();
  await picture(eva, "second-factor", "section");
  await eva.goto("/settings/audit");
  await eva.waitForURL("**/second-factor**");
  await eva.getByRole("button", { name: "Add a passkey" }).click();
  await eva.getByRole("button", { name: "I have kept them" }).click();
  await eva.getByRole("button", { name: "Go on" }).click();
  await eva.waitForURL("**/settings/audit");
  await context.close();
});
