import { expect, expectAccessible, expectNoSidewaysScroll, picture, test, type Page } from "../browser.ts";
import { be, colleague, eventually, openTicket, timeline } from "./desk-staff.ts";

const options = (page: Page) => page.locator("#desk-list [role=option]");
const filterBox = (page: Page) => page.locator("#desk-list").getByRole("combobox", { name: "Filter", exact: true });
const queues = (page: Page) => page.getByRole("navigation", { name: "Queues" });
const more = async (page: Page, item: string) => {
  await page.getByRole("button", { name: "More for this list" }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

// Seen red: with the conditions asked for in a panel that a click on its suggestions closed, and with a key that was the stopwatch's.
test("a filter is written, offered and said by chips, and kept as a view", { timeout: 300_000 }, async ({ page, browser, desk }) => {
  await be(page, "per.haug");
  await openTicket(page, { subject: "Toner low on floor 3", tags: ["views"], team: "service-desk" });
  await openTicket(page, { subject: "Jam on floor 4", tags: ["views"], team: "service-desk", impact: 1, urgency: 1 });
  await page.goto("/desk?queue=all_open");
  await timeline(page).waitFor();

  await page.keyboard.press("f");
  await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
  await page.keyboard.type("sta");
  await page.getByRole("option", { name: /^Status status/ }).click();
  expect(await filterBox(page).inputValue()).toBe("status:");
  await filterBox(page).fill("tag:views colour:red");
  await page.getByText("“colour” is nothing that a filter can ask for.").waitFor();
  // The list stays what it was asked for last.
  expect(page.url()).not.toContain("colour");
  await filterBox(page).fill("tag:views team:messging");
  // Said once, at the word; the list shows the way there.
  await page.getByRole("button", { name: "Go to the filter" }).click();
  await eventually(() => filterBox(page).evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await page.getByText("Something in what was sent is not right").count()).toBe(0);
  await page.getByText("The desk knows nothing by the name “messging”.").waitFor();
  await filterBox(page).fill("tag:views");
  await eventually(() => options(page).count()).toBe(2);

  // The chips write the same text.
  await page.getByRole("button", { name: "Add a condition" }).click();
  const choose = page.getByRole("dialog", { name: "Add a condition" });
  await choose.getByRole("combobox", { name: "Field" }).selectOption({ label: "Priority" });
  await choose.getByRole("combobox", { name: "Comparison" }).selectOption({ label: "is not" });
  await choose.getByRole("combobox", { name: "Value" }).fill("crit");
  await page.getByRole("option", { name: /^Critical/ }).click();
  await choose.getByRole("button", { name: "Add a condition" }).click();
  expect(await filterBox(page).inputValue()).toBe("tag:views -priority:critical");
  await eventually(() => options(page).count()).toBe(1);
  await page.getByRole("button", { name: "Remove: Not Priority: Critical" }).click();
  expect(await filterBox(page).inputValue()).toBe("tag:views");
  await eventually(() => options(page).count()).toBe(2);
  await picture(page, "desk-filter", "#open-ticket li, #desk-list [role=option]");

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Save as view" }).first().click();
  const form = page.getByRole("dialog", { name: "Save as view" });
  await form.getByRole("textbox", { name: "Name" }).fill("Floor printers");
  expect(await form.getByRole("combobox", { name: "Filter", exact: true }).inputValue()).toBe("is:active tag:views");
  await form.getByRole("combobox", { name: "Under headings" }).selectOption({ label: "Priority" });
  await form.getByRole("button", { name: "Add a mark" }).click();
  await form.getByRole("textbox", { name: "Word" }).fill("Jam");
  await form.getByRole("combobox", { name: "Stands at" }).fill("jam");
  await expectAccessible(page, "the form of a view");
  await form.getByRole("button", { name: "Make the view" }).click();
  await page.getByRole("heading", { level: 1, name: "Floor printers" }).waitFor();
  await eventually(() =>
    options(page)
      .allTextContents()
      .then((rows) => rows.filter((row) => row.includes("Jam")).length),
  ).toBe(1);
  await options(page).filter({ hasText: "Critical" }).first().waitFor();
  const place = queues(page).getByRole("link", { name: /^Floor printers/ });
  await eventually(() => place.textContent()).toBe("Floor printers2");

  await page.setViewportSize({ width: 320, height: 720 });
  await page.goto("/desk?queue=all_open&filter=tag:views");
  await filterBox(page).waitFor();
  await eventually(() => options(page).count()).toBe(2);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page, "the filter on a phone");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/desk");
  await timeline(page).waitFor();
  await eventually(() => place.textContent()).toBe("Floor printers2");

  // What somebody else does shows in the count by itself.
  const kari = await colleague(browser, desk, "kari.solberg");
  await openTicket(kari, { subject: "Streaks", tags: ["views"] });
  await eventually(() => place.textContent()).toBe("Floor printers3");
  await kari.goto("/desk");
  await queues(kari).getByRole("link").first().waitFor();
  expect(
    await queues(kari)
      .getByRole("link", { name: /Floor printers/ })
      .count(),
  ).toBe(0);
  await kari.context().close();
});

test(
  "a view is shown as a table, pinned, changed, taken out as CSV and retired with a way back",
  { timeout: 300_000 },
  async ({ page }) => {
    await be(page, "per.haug");
    await openTicket(page, { subject: "=1+1", tags: ["sheet"], team: "service-desk" });
    const made = await page.request.post("/api/v1/views", {
      data: { name: "Sheet", filter: "tag:sheet is:active", columns: ["number", "subject", "due"] },
    });
    const { id } = (await made.json()) as { id: string };
    await page.goto(`/desk?view=${id}`);
    await timeline(page).waitFor();
    await page.keyboard.press("g");
    await eventually(() => new URL(page.url()).searchParams.get("show")).toBe("table");
    await page.getByText("Subject", { exact: true }).waitFor();
    await picture(page, "desk-view-table", "#desk-list [role=option]");
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await eventually(() => page.url()).toMatch(/\/desk\/\d+/);

    await more(page, "Pin to the top");
    await queues(page)
      .getByRole("region", { name: "Pinned" })
      .getByRole("link", { name: /^Sheet/ })
      .waitFor();
    const download = page.waitForEvent("download");
    await more(page, "Download as CSV");
    expect((await download).suggestedFilename()).toMatch(/^Sheet \d{4}-\d\d-\d\d\.csv$/);

    await more(page, "Change the view");
    const form = page.getByRole("dialog", { name: "Change the view" });
    await form.getByRole("textbox", { name: "Name" }).fill("Sheets");
    await form.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { level: 1, name: "Sheets" }).waitFor();
    await more(page, "Retire the view");
    await page.getByText("“Sheets” is retired").waitFor();
    await eventually(() =>
      queues(page)
        .getByRole("link", { name: /^Sheets/ })
        .count(),
    ).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("heading", { level: 1, name: "Sheets" }).waitFor();

    await page.setViewportSize({ width: 320, height: 720 });
    await page.goto(`/desk?view=${id}&show=table`);
    await options(page).first().waitFor();
    await expectNoSidewaysScroll(page);
  },
);
