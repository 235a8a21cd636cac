import { letter } from "../mail/letters.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from "../browser.ts";

test.beforeEach(async ({ page }) => signIn(page, "admin@nordvik.example", "firstline-demo-2026"));

test("adds a mailbox, gives it a server with a password that is never shown again", { timeout: 300_000 }, async ({ page }) => {
  await page.goto("/settings/mailboxes");
  await page.getByRole("link", { name: "New mailbox" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Sales");
  await page.getByRole("textbox", { name: "Address" }).fill("sales@nordvik.example");
  await page.getByRole("radio", { name: "Waits for a technician" }).check({ force: true });
  await page.getByRole("button", { name: "Add the mailbox" }).click();
  await page.getByText("Sales is added").waitFor();
  await page.getByRole("textbox", { name: "Server", exact: true }).fill("imap.nordvik.example");
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery staple");
  await page.getByRole("button", { name: "Fetch its mail" }).click();
  await page.getByText("Its mail is fetched from now on").waitFor();
  await page.getByText("One is kept.").waitFor();
  expect(await page.getByLabel(/^Password/).inputValue()).toBe("");
  await expectAccessible(page, "a mailbox");
  await page.setViewportSize({ width: 320, height: 720 });
  await expectNoSidewaysScroll(page);
});

test("shows every message that came, why it became that, and understands one again", { timeout: 300_000 }, async ({ page }) => {
  const headers = { "content-type": "message/rfc822" };
  const data = letter({ subject: "Automatic reply", headers: { "Auto-Submitted": "auto-replied" } });
  expect((await page.request.post("/api/v1/mail/messages", { headers, data })).status()).toBe(201);
  await page.goto("/settings/mail");
  await page.getByRole("button", { name: "Ignored" }).click();
  await page.getByRole("link", { name: "Automatic reply" }).click();
  await page.getByText("It is an automatic reply.").waitFor();
  await page.getByRole("button", { name: "Understand it again" }).click();
  await page.getByText("Understood again: Ignored").waitFor();
  await expectAccessible(page, "a message that came");
});
