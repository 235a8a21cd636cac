import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../browser.ts";

// All endpoints look alike; looking at two hundred of them takes the machine a minute.
const alike = ".endpoint:nth-of-type(n + 3), main section[aria-labelledby^=shape]:nth-of-type(n + 3), nav details";

test("a stranger reads the API on one page: light, dark and narrow", async ({ page }) => {
  const answer = await page.goto("/api/docs");
  expect(answer?.status()).toBe(200);
  await page.getByRole("heading", { name: "Firstline API" }).waitFor();
  await expectAccessible(page, "the API page, light", alike);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, "the API page, dark", alike);
  await page.setViewportSize({ width: 320, height: 720 });
  await expectNoSidewaysScroll(page);
  await page.getByText("Tickets", { exact: true }).first().click();
  await page.getByRole("link", { name: "POST /tickets", exact: true }).click();
  expect(new URL(page.url()).hash).toBe("#post_tickets");
});
