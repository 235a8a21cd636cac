import { expect, expectNoSidewaysScroll, picture, test, type Page } from "../browser.ts";
import { be, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

const shown = (page: Page) => page.getByRole("option", { selected: true });
const count = async (page: Page): Promise<number> => Number(await page.locator("#desk-list header [role=status]").textContent());
const number = (page: Page): number => Number(/\/desk\/(\d+)/.exec(page.url())?.[1]);

test("a shift is walked through with the keyboard alone", { timeout: 240_000 }, async ({ page }) => {
  await be(page, "per.haug");
  await page.goto("/desk");
  // The most urgent ticket is open at once.
  await shown(page).waitFor();
  await timeline(page).waitFor();
  await picture(page, "desk", "#open-ticket li, #desk-list [role=option]");

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/desk?queue=all_open");
  await shown(page).waitFor();
  const first = number(page);
  await page.keyboard.press("j");
  await eventually(() => number(page)).not.toBe(first);
  await page.keyboard.press("k");
  await eventually(() => number(page)).toBe(first);
  await page.keyboard.press("Enter");
  await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe("open-ticket");
  await page.keyboard.press("Escape");
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("listbox");
  await page.keyboard.press("ArrowDown");
  await eventually(() => number(page)).not.toBe(first);
});

test("a key pressed before the ticket can be worked on waits for it", async ({ page }) => {
  await be(page, "per.haug");
  await page.goto("/desk?queue=all_open");
  await timeline(page).waitFor();
  const first = number(page);
  // One right after the other, faster than anything is painted in between.
  await page.evaluate(() => {
    const press = (key: string) => dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    press("j");
    setTimeout(() => press("n"));
  });
  await eventually(() => page.evaluate(() => document.activeElement?.closest("form")?.getAttribute("data-mode"))).toBe("note");
  expect(number(page)).not.toBe(first);
});

test("words typed behind a key that waits are words, and the browser's keys do not wait", async ({ page }) => {
  await be(page, "per.haug");
  await page.goto("/desk?queue=all_open");
  await timeline(page).waitFor();
  await page.route(/\/api\/v1\/tickets\/\d+(\?.*)?$/, async (route) => {
    await new Promise((then) => setTimeout(then, 600));
    await route.continue();
  });
  // Past the one that was read ahead.
  const kept = await page.evaluate(async () => {
    const press = (key: string) => {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
      return event.defaultPrevented;
    };
    for (const key of ["j", "j", "j"]) {
      press(key);
      await new Promise((then) => setTimeout(then, 50));
    }
    const note = press("n");
    const waits = !(document.activeElement instanceof HTMLTextAreaElement);
    const words = [..."every cry"].map(press).every(Boolean);
    return { note, waits, words, tab: press("Tab"), reload: press("F5") };
  });
  expect(kept).toEqual({ note: true, waits: true, words: true, tab: false, reload: false });
  await eventually(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe("every cry");
  expect(await page.evaluate(() => document.activeElement?.closest("form")?.getAttribute("data-mode"))).toBe("note");
  expect(await page.getByRole("dialog").count()).toBe(0);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
});

// Seen red: the table of the list and the link to another ticket were both behind L.
test("no key of the Desk does two things", async ({ page }) => {
  await be(page, "per.haug");
  await page.goto("/desk?queue=all_open");
  await timeline(page).waitFor();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" }).locator("dl > div");
  await eventually(() => keys.count()).toBeGreaterThan(15);
  const rows = await keys.evaluateAll((all) =>
    all.map((row) => ({
      does: row.querySelector("dt")?.textContent,
      keys: [...row.querySelectorAll("kbd")].map((key) => key.textContent),
    })),
  );
  const doing = Map.groupBy(
    rows.flatMap(({ does, keys: of }) => of.map((key) => ({ does, key }))),
    ({ key }) => key,
  );
  expect([...doing].filter(([, all]) => all.length > 1)).toEqual([]);
});

test("the count is honest and the last ticket can be reached", async ({ page }) => {
  await be(page, "per.haug");
  await page.goto("/desk?queue=all_open&sort=newest");
  await shown(page).waitFor();
  const promised = await count(page);
  const list = page.getByRole("listbox", { name: "Tickets" });
  await list.focus();
  await eventually(async () => {
    await page.keyboard.press("End");
    return page.getByText(/^That is all: /).count();
  }).toBe(1);
  expect(await page.getByText(/^That is all: /).textContent()).toBe(`That is all: ${promised} tickets`);
  // The end was another one when the key was pressed, if the last page came right after.
  await page.keyboard.press("End");
  await eventually(() => shown(page).getAttribute("aria-posinset")).toBe(String(promised));
});

test("words search all tickets, chips narrow the list, Esc clears both", async ({ page }) => {
  await be(page, "per.haug");
  const made = await openTicket(page, { subject: "Zebra label printer jams", description: "Again." });
  await page.goto("/desk?queue=to_accept");
  await page.getByRole("heading", { level: 1, name: "To accept" }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("zebra jams");
  await page
    .getByRole("option", { name: /Zebra label printer jams/ })
    .first()
    .waitFor();
  expect(new URL(page.url()).searchParams.get("q")).toBe("zebra jams");
  await page.getByRole("button", { name: "Solved", exact: true }).click();
  await page.getByText("Nothing found for “zebra jams”").waitFor();
  await page.getByRole("textbox", { name: "Search all tickets" }).focus();
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 1, name: "To accept" }).waitFor();
  expect(new URL(page.url()).search).toBe("?queue=to_accept");
  await visit(page, `/desk/${made}`);
});

test("a ticket that changes hands keeps its place until another one is opened", async ({ page }) => {
  await be(page, "per.haug");
  const made = await openTicket(page, { subject: "Taken and put back", team: "service-desk" });
  await visit(page, `/desk/${made}?queue=unassigned&sort=newest`);
  await page.keyboard.press("y");
  await shown(page).getByText("left this list").waitFor();
  expect(number(page)).toBe(made);
  await page.keyboard.press("j");
  await eventually(() => number(page)).not.toBe(made);
  await eventually(() => page.getByText("left this list").count()).toBe(0);
});

test("on a phone one column remains, with a way there and back", async ({ page }) => {
  await be(page, "per.haug");
  const made = await openTicket(page, { subject: "Only on a phone", team: "service-desk" });
  await page.setViewportSize({ width: 320, height: 720 });
  await page.goto("/desk?team=service-desk&sort=newest");
  await page
    .getByRole("option", { name: /Only on a phone/ })
    .first()
    .click();
  await eventually(() => number(page)).toBe(made);
  await timeline(page).waitFor();
  await expectNoSidewaysScroll(page);
  // The editor is folded away until somebody writes. Seen red: the focus stayed outside, and what was typed were keys of the page.
  await page.keyboard.press("n");
  await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
  await page.keyboard.type("Each");
  await page.getByRole("button", { name: /^Save note/ }).waitFor();
  await page.getByRole("textbox", { name: "Note, technicians only" }).fill("");
  await page.getByRole("button", { name: "About the requester and the ticket" }).click();
  await page.getByRole("dialog").getByText("Ane Berg").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Back to the list" }).click();
  await page.getByRole("button", { name: /Press for other lists/ }).click();
  await page.getByRole("menuitemradio", { name: /^Waiting on me/ }).click();
  await page.getByRole("heading", { level: 1, name: /Waiting on me/ }).waitFor();
  await expectNoSidewaysScroll(page);
});
