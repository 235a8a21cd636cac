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
