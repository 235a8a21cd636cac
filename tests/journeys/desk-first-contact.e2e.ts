import { expect, picture, test } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

test(
  "whoever asked reads by when they hear more; it is moved by key with a reason that stays inside, and an answer begins the next",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "The scanner hums", description: "All day.", team: "service-desk" });
    const ane = await colleague(browser, desk, "ane.berg");
    await ane.goto(`/portal/${number}`);
    await ane.getByText(/You will hear from (us|Per) by/).waitFor();
    await picture(ane, "portal-next-update", "text=/You will hear from|Du hører fra/");

    await visit(page, `/desk/${number}`);
    await page.getByRole("button", { name: /^Next update by .*Move the next update/ }).waitFor();
    await picture(page, "desk-next-update", "text=/Next update by|Neste beskjed innen/", { wide: true });
    await page.keyboard.press("Shift+U");
    await dialog(page).getByText("Ane Berg is told the new time").waitFor();
    await picture(page, "desk-next-update-move", "[role=dialog]", { fleeting: true });
    const due = dialog(page).getByLabel("By when");
    const nextDay = new Date(Date.parse(`${await due.inputValue()}:00Z`) + 86_400_000).toISOString().slice(0, 16);
    await due.fill(nextDay);
    await dialog(page).getByRole("textbox", { name: "Why" }).fill("The part is on its way");
    await page.keyboard.press("Control+Enter");
    await timeline(page).getByText("The part is on its way").first().waitFor();
    await ane.getByText(/You hear from us later than we said/).waitFor();
    expect(await ane.getByText("The part is on its way").count()).toBe(0);
  },
);

test(
  "angry words are marked for who answers, with a calm beginning by one key; whoever wrote them sees none of it",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    await be(page, "per.haug");
    const words = "This is completely unacceptable. I am fed up with waiting.";
    const number = await openTicket(page, { subject: "The beamer is dark", description: words, team: "service-desk" });
    await visit(page, `/desk/${number}`);
    await page.getByText("Has had enough").waitFor();
    await picture(page, "desk-tone", "text=/Has had enough|Har fått nok/");
    await page.keyboard.press("Alt+B");
    const answer = page.getByRole("textbox", { name: /^Reply to/ });
    await eventually(() => answer.inputValue()).toMatch(/^Hello Ane,\n\nI understand/);
    await eventually(() => page.getByRole("button", { name: "Begin calmly" }).count()).toBe(0);
    const ane = await colleague(browser, desk, "ane.berg");
    await ane.goto(`/portal/${number}`);
    await ane.getByText(words).first().waitFor();
    expect(await ane.getByText("Has had enough").count()).toBe(0);
  },
);
