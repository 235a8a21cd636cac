import { expect, expectAccessible, test } from "../browser.ts";
import { be } from "./desk-staff.ts";

test("why a ticket is due then is said in sentences beside it, and they add up", { timeout: 200_000 }, async ({ page }) => {
  await be(page, "per.haug");
  const data = { subject: `It is slow ${Date.now().toString(36)}`, channel: "phone" };
  const made = await page.request.post("/api/v1/tickets", { data });
  expect(made.status(), await made.text()).toBe(201);
  const { number } = (await made.json()) as { number: number };
  const { minutes, segments } = (await (await page.request.get(`/api/v1/tickets/${number}/clock`)).json()) as {
    minutes: number;
    segments: { minutes: number; says: string }[];
  };
  expect(segments.reduce((sum, one) => sum + one.minutes, 0)).toBeCloseTo(minutes, 3);
  await page.goto(`/desk/${number}`);
  const why = page.getByText("Why is it due then?");
  await why.waitFor();
  await why.scrollIntoViewIfNeeded();
  // By keyboard, as everything.
  await page.locator("summary", { hasText: "Why is it due then?" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText(segments[0]?.says ?? "no sentence").waitFor();
  await page.getByText(`${minutes.toLocaleString("en")} minutes in all`).waitFor();
  await expectAccessible(page);
});
