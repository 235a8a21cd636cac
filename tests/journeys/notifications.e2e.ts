import { expect, expectAccessible, picture, signIn, test } from "../browser.ts";

const password = "firstline-demo-2026";

test("a technician chooses by which way to learn of what, and it is so from the next moment on", { timeout: 300_000 }, async ({ page }) => {
  await signIn(page, "kari.solberg@nordvik.example", password);
  await page.goto("/settings/notifications");
  await page.getByRole("group", { name: "A ticket comes to my team" }).waitFor();
  await picture(page, "notifications", "[role=group]");
  const row = page.getByRole("group", { name: "A ticket comes to my team" });
  await row.getByRole("switch", { name: "By mail" }).press("Space");
  await row.getByRole("switch", { name: "At the desk" }).press("Space");
  await expect.poll(() => row.getByRole("switch", { name: "At the desk" }).isChecked()).toBe(false);
  await page.reload();
  await row.waitFor();
  expect(await row.getByRole("switch", { name: "By mail" }).isChecked()).toBe(true);
  expect(await row.getByRole("switch", { name: "At the desk" }).isChecked()).toBe(false);
});

test("a technician is left alone at the hours that they choose", { timeout: 300_000 }, async ({ page }) => {
  await signIn(page, "kari.solberg@nordvik.example", password);
  await page.goto("/settings/notifications");
  const quiet = page.getByRole("switch", { name: "Leave me alone at certain hours" });
  await quiet.waitFor();
  if (await quiet.isChecked()) await quiet.press("Space");
  await expect.poll(() => quiet.isChecked()).toBe(false);
  await quiet.press("Space");
  await page.getByLabel("From", { exact: true }).fill("21:30");
  await page.getByRole("checkbox", { name: "Sunday" }).press("Space");
  await expect
    .poll(async () => (await page.request.get("/api/v1/notifications/quiet-hours")).json())
    .toEqual({ hours: { from: "21:30", until: "07:00", days: [1, 2, 3, 4, 5, 6] } });
  await expectAccessible(page);
  await page.reload();
  await page.getByRole("checkbox", { name: "Sunday" }).waitFor();
  expect(await page.getByRole("checkbox", { name: "Sunday" }).isChecked()).toBe(false);
  await picture(page, "quiet-hours", "[type=time]");
});

test("somebody who asks for help turns receipts off, and keeps what cannot be left out", { timeout: 300_000 }, async ({ page }) => {
  await signIn(page, "ane.berg@nordvik.example", password);
  await page.goto("/portal/account");
  const receipts = page.getByRole("switch", { name: "Receipt by mail when I ask for something" });
  await receipts.press("Space");
  await page.getByText("Answers to you and solutions always come by mail").waitFor();
  await page.reload();
  await receipts.waitFor();
  expect(await receipts.isChecked()).toBe(false);
  await picture(page, "portal-mail-to-me", "[role=switch]");
});
