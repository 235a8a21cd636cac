import { expect, picture, test } from "../browser.ts";
import { be } from "./desk-staff.ts";

test(
  "a calendar is written by keyboard, refused where it never opens, shown for two weeks before it is kept; holidays come from a file",
  { timeout: 300_000 },
  async ({ page }) => {
    const name = `Office ${Date.now().toString(36)}`;
    await be(page, "admin");
    await page.goto("/settings/calendars/new");
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    for (const day of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]) await page.getByRole("textbox", { name: day }).fill("");
    const save = page.getByRole("button", { name: "Add calendar" });
    await save.click();
    await page.getByText("This calendar never opens").first().waitFor();
    await page.getByRole("textbox", { name: "Monday" }).fill("early");
    await page.getByText("Write it as 08:00-16:00").waitFor();
    await page.getByRole("textbox", { name: "Monday" }).fill("8-11:30, 12-16");
    await page.keyboard.press("Tab");
    await page.keyboard.type("08:00-16:00");
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    await page.getByRole("textbox", { name: /^Exceptions/ }).fill(`${tomorrow} 10:00-12:00 Inventory`);
    await page.getByRole("button", { name: "Show the next two weeks" }).click();
    const table = page.getByRole("table", { name: "The next two weeks" });
    await table.getByText("Exception: Inventory").waitFor();
    await table.getByText("08:00–11:30, 12:00–16:00").first().waitFor();
    await picture(page, "settings-calendar-new", "table", { fleeting: true });
    await save.click();
    await page.getByRole("heading", { level: 1, name }).waitFor();

    const day = `${new Date().getUTCFullYear() + 1}1225`;
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "BEGIN:VEVENT",
      "SUMMARY:Christmas Day",
      `DTSTART;VALUE=DATE:${day}`,
      "END:VEVENT",
      "END:VCALENDAR",
    ];
    const file = { name: "holidays.ics", mimeType: "text/calendar", buffer: Buffer.from(lines.join("\r\n")) };
    await page.locator("input[type=file]").setInputFiles(file);
    const holidays = page.getByRole("textbox", { name: /^Holidays/ });
    await expect.poll(() => holidays.inputValue()).toMatch(/-12-25 Christmas Day$/);
    await page.goto("/settings/calendars");
    await page.getByRole("link", { name }).waitFor();
    await picture(page, "settings-calendars", "table");

    // Nobody else's tickets count by it.
    await page.getByRole("link", { name }).click();
    await page.getByRole("button", { name: "Retire calendar" }).click();
    await page
      .getByRole("dialog", { name: `Retire ${name}?` })
      .getByText("No team and no site is open by it.")
      .waitFor();
    await page.getByRole("button", { name: "Retire it" }).click();
    await page.getByText(`${name} was retired`).waitFor();
  },
);
