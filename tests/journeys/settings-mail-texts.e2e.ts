import { expect, expectAccessible, expectNoSidewaysScroll, picture, signIn, test } from "../browser.ts";

test.beforeEach(async ({ page }) => signIn(page, "admin@nordvik.example", "firstline-demo-2026"));

test("puts a receipt into own words, sees how it arrives, tries it, and goes back", { timeout: 300_000 }, async ({ page }) => {
  await page.goto("/settings/mail-texts");
  await picture(page, "mail-texts", "table a");
  await page.getByRole("link", { name: "Receipt for a request" }).click();
  const subject = page.getByRole("textbox", { name: "Subject" });
  const preview = page.getByRole("region", { name: "How it arrives" });
  await preview.getByText("[#1042] Outlook asks for the password").waitFor();

  await subject.fill("Thank you for ");
  await page.getByRole("button", { name: "Insert ticket.number" }).click();
  expect(await subject.inputValue()).toBe("Thank you for {{ticket.number}}");
  await preview.getByText("Thank you for 1042").waitFor();

  const body = page.getByRole("textbox", { name: "Text", exact: true });
  await body.fill("Hello {{person.nickname}}, see {{ticket.link}}");
  await preview.getByText("“{{person.nickname}}” means nothing here.").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("means nothing here. Between two braces may stand: {{person.first_name}}").first().waitFor();
  await body.fill("Hello {{person.first_name}}, <b>we have it</b>:\n{{ticket.link}}");
  await preview.getByText("Hello Ane, <b>we have it</b>:").waitFor();
  // Nothing runs in the frame, axe and the test neither: its page is read where it comes from.
  await picture(page, "mail-text", "pre");
  await page.getByRole("tab", { name: "HTML" }).click();
  const frame = page.locator("iframe");
  expect(await frame.getAttribute("sandbox")).toBe("");
  const shown = await page.request.get((await frame.getAttribute("src")) ?? "");
  expect(await shown.text()).toContain("Hello Ane, &lt;b&gt;we have it&lt;/b&gt;:");

  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. Mails are written so from now on.").waitFor();
  await page.getByRole("button", { name: "Send me a test" }).click();
  await page.getByText("The test is on its way to you.").waitFor();
  const { items } = await (await page.request.get("/api/v1/outbox?limit=1")).json();
  expect(items[0]).toMatchObject({ to: "admin@nordvik.example", subject: "Thank you for 1042", kind: "test" });
  await page.getByRole("button", { name: "Back to the usual words" }).click();
  await page.getByText("The usual words are back.").waitFor();
  expect(await subject.inputValue()).toBe("[#{{ticket.number}}] {{ticket.subject}}");
  await page.getByRole("tab", { name: "Plain text" }).click();
  await expectAccessible(page, "a mail text");
  await page.setViewportSize({ width: 320, height: 720 });
  await expectNoSidewaysScroll(page);
});
