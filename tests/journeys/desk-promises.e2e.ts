import { expect, picture, test } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

test(
  "a call-back is promised by key, told to whoever asked, moved with a reason, and kept by key",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "The headset crackles", description: "In every meeting.", team: "service-desk" });
    await visit(page, `/desk/${number}`);
    await page.keyboard.press("p");
    await dialog(page)
      .getByRole("checkbox", { name: /Tell Ane Berg/ })
      .check();
    await picture(page, "desk-promise", "[role=dialog]", { fleeting: true });
    await dialog(page)
      .getByRole("textbox", { name: /What exactly/ })
      .fill("About the new headset");
    await page.keyboard.press("Control+Enter");
    await timeline(page).getByText("About the new headset").first().waitFor();
    await page.getByText("Call back: About the new headset").first().waitFor();

    const ane = await colleague(browser, desk, "ane.berg");
    await ane.goto(`/portal/${number}`);
    await ane.getByText(/^We call you back by/).waitFor();
    await picture(ane, "portal-promised", "text=/We call you back by|Vi ringer deg tilbake/");

    await page.getByRole("button", { name: "Move: Call back: About the new headset" }).click();
    await dialog(page).getByRole("textbox", { name: "Why" }).fill("The shop opens later");
    const promised = await dialog(page).getByLabel("By when").inputValue();
    const nextDay = new Date(Date.parse(`${promised}:00Z`) + 86_400_000).toISOString().slice(0, 16);
    await dialog(page).getByLabel("By when").fill(nextDay);
    await page.keyboard.press("Control+Enter");
    await page.getByText(/moved once/).waitFor();
    await ane.getByText(/later than we said/).waitFor();
    expect(await ane.getByText("The shop opens later").count()).toBe(0);
    await picture(page, "desk-promises", "text=/moved once|flyttet én gang/", { wide: true });

    await page.keyboard.press("Shift+P");
    await timeline(page).getByText("Promise kept: Call back: About the new headset").waitFor();
    await eventually(() => ane.getByText(/^We call you back by/).count()).toBe(0);
    await ane.getByText("We called you back, as promised").waitFor();
  },
);

test("a lead sees how the team keeps its word, and opens the promises behind a figure; a technician sees their own alone", async ({
  page,
  desk,
  browser,
}) => {
  await be(page, "lead");
  await page.goto("/desk");
  await page.getByRole("link", { name: "Promises kept" }).click();
  const table = page.getByRole("table", { name: "Promises kept" });
  await table.getByRole("row").filter({ hasText: "Service desk" }).waitFor();
  await picture(page, "desk-promises-kept", "table");
  await table
    .getByRole("row")
    .filter({ hasText: "Service desk" })
    .getByRole("button", { name: /Kept, Service desk: show them/ })
    .press("Enter");
  const behind = page.getByRole("table", { name: "Kept: Service desk" });
  const link = behind.getByRole("link").first();
  await link.waitFor();
  expect(await behind.textContent()).not.toContain("Per Haug");
  await link.click();
  await timeline(page).waitFor();

  const per = await colleague(browser, desk, "per.haug");
  await per.goto("/desk/promises");
  await per.getByRole("table", { name: "Promises kept" }).getByRole("row").filter({ hasText: "Mine" }).waitFor();
  expect(await per.getByRole("row").filter({ hasText: "Service desk" }).count()).toBe(0);
});
