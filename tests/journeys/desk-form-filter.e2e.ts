import { expect, expectAccessible, expectNoSidewaysScroll, picture, test, type Page } from "../browser.ts";
import { asked as read } from "./call-desk.ts";
import { be, eventually, openTicket, timeline } from "./desk-staff.ts";

const options = (page: Page) => page.locator("#desk-list [role=option]");
// What is offered while a filter is typed; tickets of the list behind may carry the same words.
const offered = (page: Page, name: RegExp) => page.getByRole("listbox", { name: "Filter" }).getByRole("option", { name });
const filterBox = (page: Page) => page.locator("#desk-list").getByRole("combobox", { name: "Filter", exact: true });

test("what forms ask is offered in filters and stands in columns of a table", { timeout: 300_000 }, async ({ page }) => {
  await be(page, "per.haug");
  const ask = (subject: string, fields: object) =>
    openTicket(page, { subject, request_type: "new-equipment", fields: { cost_centre: "4711", ...fields }, team: "service-desk" });
  await ask("A screen for the new desk", { what: "screen", why: "Two screens for the drawings" });
  await ask("A headset", { what: "headset", why: "The old one broke" });
  await page.goto("/desk?queue=all_open");
  await timeline(page).waitFor();

  await page.keyboard.press("f");
  await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
  await page.keyboard.type("field.wh");
  await offered(page, /field\.what$/).click();
  expect(await filterBox(page).inputValue()).toBe("field.what:");
  await page.keyboard.type("scr");
  await offered(page, /screen/i).click();
  await filterBox(page).fill("field.what:screen field.why:drawings");
  await eventually(() => options(page).count()).toBe(1);
  await filterBox(page).fill("field.nothing:screen");
  await page.getByText("“field.nothing” is no question that a form asks.").waitFor();
  await filterBox(page).fill("field.what:screen,headset field.why:any");
  await eventually(() => options(page).count()).toBeGreaterThan(1);
  await picture(page, "desk-form-filter", "#open-ticket li, #desk-list [role=option]");

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Save as view" }).first().click();
  const form = page.getByRole("dialog", { name: "Save as view" });
  await form.getByRole("textbox", { name: "Name" }).fill("Equipment");
  const asked = form.getByRole("group", { name: "From forms" });
  await asked.getByRole("checkbox").first().waitFor();
  await asked.getByRole("checkbox", { name: "What do you need?" }).check();
  await form.getByRole("combobox", { name: "Order" }).selectOption({ label: "What do you need?: most or last first" });
  await form.getByRole("combobox", { name: "Headings" }).selectOption({ label: "What do you need?" });
  await expectAccessible(page, "columns from forms");
  await form.getByRole("button", { name: "Make the view" }).click();
  await page.getByRole("heading", { level: 1, name: "Equipment" }).waitFor();
  await page.keyboard.press("g");
  await eventually(() => new URL(page.url()).searchParams.get("show")).toBe("table");
  await options(page).filter({ hasText: "A headset" }).first().waitFor();
  expect(await options(page).filter({ hasText: "A headset" }).first().textContent()).toMatch(/A headset.*Headset/);
  await picture(page, "desk-form-columns", "#desk-list [role=option]");
  // Each answer has its heading, in the form's order.
  const heading = async (word: string): Promise<number> => {
    const stands = page
      .locator("#desk-list")
      .getByText(new RegExp(`^${word} \\d+$`))
      .first();
    await stands.waitFor();
    return (await stands.boundingBox())?.y ?? -1;
  };
  expect(await heading("Headset")).toBeGreaterThan(await heading("Screen"));
  await page.setViewportSize({ width: 320, height: 720 });
  await expectNoSidewaysScroll(page);

  // Side by side, an answer is changed by taking its ticket to another column.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press("b");
  const board = page.getByRole("group", { name: "Board" });
  const screens = board.getByRole("region", { name: "Screen", exact: true });
  const ours = screens.getByRole("option", { name: /A screen for the new desk/ });
  await ours.waitFor();
  await picture(page, "desk-board-by-answer", "[role=option]");
  await screens.getByRole("listbox").focus();
  await page.keyboard.press("Home");
  // The company may have asked for others.
  for (let n = 0; n < 10 && (await ours.getAttribute("aria-selected")) !== "true"; n++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  const answered = async () => {
    const { items } = await read<{ items: { subject: string; answers: { what?: { en: string } } }[] }>(
      page,
      `/tickets?view=${new URL(page.url()).searchParams.get("view")}`,
    );
    return items.find(({ subject }) => subject === "A screen for the new desk")?.answers.what?.en;
  };
  await eventually(answered).not.toBe("Screen");
  await expectAccessible(page, "a board by answers");
});
