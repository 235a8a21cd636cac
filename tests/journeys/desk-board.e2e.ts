import { expectAccessible, expectNoSidewaysScroll, picture, test } from "../browser.ts";
import { be, eventually, openTicket } from "./desk-staff.ts";

// Seen red: with `moveTo` (board/columns.ts) saying null for every assignee the ticket stayed where it was.
test("the open list stands side by side, and a ticket is taken to another column by keys", { timeout: 300_000 }, async ({ page }) => {
  await be(page, "per.haug");
  const tag = `board-${Date.now()}`;
  const number = await openTicket(page, { subject: "Scanner asks for a PIN", tags: [tag], team: "service-desk" });
  await openTicket(page, { subject: "Screen flickers", tags: [tag], team: "service-desk" });
  await page.goto(`/desk?queue=all_open&filter=tag:${tag}`);
  await page.getByRole("option", { name: /Scanner asks/ }).waitFor();

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press("b");
  const board = page.getByRole("group", { name: "Board" });
  await board.getByRole("region", { name: "New", exact: true }).getByRole("option").nth(1).waitFor();
  // What takes a solution is not done by a column.
  await page.getByRole("combobox", { name: "Columns" }).selectOption("assignee");
  const nobody = board.getByRole("region", { name: "Nobody", exact: true });
  await nobody.getByRole("option", { name: /Scanner asks/ }).waitFor();
  await nobody.getByRole("listbox").focus();
  await page.keyboard.press("Home");
  const first = (await nobody.getByRole("option", { selected: true }).innerText()).includes("Scanner");
  if (!first) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await board
    .getByRole("region", { name: "Per Haug", exact: true })
    .getByRole("option", { name: /Scanner asks/ })
    .waitFor();
  await eventually(async () => (await (await page.request.get(`/api/v1/tickets/${number}`)).json()).assignee?.name).toBe("Per Haug");
  await picture(page, "desk-board", "[role=option]");
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole("combobox", { name: "Columns" }).selectOption("priority");
  await board.getByRole("option", { name: /Scanner asks/ }).click();
  await page.getByRole("heading", { name: "Scanner asks for a PIN" }).waitFor();
  await page.keyboard.press("Escape");
  await page.goBack();
  await board.getByRole("option", { name: /Scanner asks/ }).waitFor();
});
