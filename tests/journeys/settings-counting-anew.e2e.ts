import { expect, expectAccessible, picture, test } from "../browser.ts";
import { be, openTicket } from "./desk-staff.ts";

interface Calendar {
  id: string;
  name: string;
  holidays: { on: string; name: string | null }[];
}

test(
  "an administrator has what is open counted anew, in Norwegian and with keys alone; a day that has been is counted by itself",
  { timeout: 300_000 },
  async ({ page }) => {
    await be(page, "admin");
    await page.request.patch("/api/v1/session", { data: { language: "nb" } });
    const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    const stamp = Date.now().toString(36);
    const { items: teams } = (await (await page.request.get("/api/v1/teams")).json()) as { items: { id: string; tier: number }[] };
    const made = await page.request.post("/api/v1/calendars", {
      data: {
        name: `Kontoret ${stamp}`,
        time_zone: "Europe/Oslo",
        hours: Object.fromEntries(days.map((day) => [day, [["00:00", "24:00"]]])),
        teams: [teams.find(({ tier }) => tier === 1)?.id],
      },
    });
    expect(made.status(), await made.text()).toBe(201);
    const calendar = (await made.json()) as Calendar;
    const number = await openTicket(page, { subject: `Skjermen er svart ${stamp}` });
    const due = async () => ((await (await page.request.get(`/api/v1/tickets/${number}`)).json()) as { due_at: string }).due_at;
    const before = await due();

    await page.goto("/settings/service-levels");
    await page.evaluate(() => localStorage.setItem("firstline.language", "nb"));
    await page.reload();
    const ask = page.getByRole("button", { name: "Tell åpne saker på nytt" });
    await ask.waitFor();
    await ask.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/\d+ åpne saker er berørt/).waitFor();
    const why = dialog.getByRole("textbox", { name: "Hvorfor" });
    await why.focus();
    await page.keyboard.type("Avtalen er ny");
    await expectAccessible(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/Tell på nytt/);
    await page.keyboard.press("Enter");
    const row = page.getByRole("table", { name: "Tell åpne saker på nytt" }).getByRole("row", { name: /Avtalen er ny/ });
    await row.getByText(/^\d+ saker? telt, \d+ flyttet$/).waitFor();
    await row.scrollIntoViewIfNeeded();
    await picture(page, "settings-counting-anew", "table", { fleeting: true });
    await page.setViewportSize({ width: 1440, height: 900 });

    // Today turned out to be a holiday.
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo" }).format(Date.now());
    const changed = await page.request.patch(`/api/v1/calendars/${calendar.id}`, { data: { holidays: [{ on: today, name: "Streik" }] } });
    expect(changed.status(), await changed.text()).toBe(200);
    await page.goto(`/settings/calendars/${calendar.id}`);
    const byItself = page
      .getByRole("table", { name: "Tell åpne saker på nytt" })
      .getByRole("row", { name: new RegExp(`Kontoret ${stamp}.*${today}`) });
    await byItself.getByText(/telt, [1-9]\d* flyttet$/).waitFor();
    await expect.poll(async () => Date.parse(await due())).toBeGreaterThan(Date.parse(before));
    await page.goto(`/desk/${number}`);
    await page
      .getByText(/fikk det som er lovet, telt på nytt/)
      .first()
      .waitFor();
    await page.request.patch("/api/v1/session", { data: { language: "en" } });
  },
);
