import { expect, expectAccessible, expectNoSidewaysScroll, picture, test, type Page } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, visit } from "./desk-staff.ts";

const chosen = (page: Page) => page.getByRole("region", { name: "Chosen tickets" }).getByRole("status");
const ticket = async (page: Page, number: number) =>
  (await (await page.request.get(`/api/v1/tickets/${number}`)).json()) as { team: { key: string }; tags: string[]; status: string };

/** Three of them, the newest first in the list of the service desk. */
async function openThree(page: Page, subject: string): Promise<number[]> {
  const made: number[] = [];
  for (const n of [1, 2, 3]) made.unshift(await openTicket(page, { subject: `${subject} ${n}`, team: "service-desk" }));
  return made;
}

test("tickets are chosen, changed together and put back with the keyboard alone", { timeout: 240_000 }, async ({ page }) => {
  await be(page, "per.haug");
  const made = await openThree(page, "No sound in the canteen");
  await visit(page, `/desk/${made[0]}?team=service-desk&sort=newest`);
  await page.keyboard.press("x");
  await eventually(() => chosen(page).textContent()).toBe("1 chosen");
  await page.keyboard.press("Shift+J");
  await page.keyboard.press("Shift+J");
  await eventually(() => chosen(page).textContent()).toBe("3 chosen");
  await picture(page, "desk-bulk-chosen", "#desk-list [role=option]", { fleeting: true, wide: true });

  // Esc gives it up; everything that is loaded is chosen at once.
  await page.keyboard.press("Escape");
  await eventually(() => chosen(page).count()).toBe(0);
  await page.keyboard.press("Control+a");
  await eventually(() => page.getByText(/^\d+ chosen$/).count()).toBe(1);
  await page.keyboard.press("Escape");

  await page.keyboard.press("x");
  await page.keyboard.press("Shift+K");
  await page.keyboard.press("Shift+K");
  await eventually(() => chosen(page).textContent()).toBe("3 chosen");
  await page.keyboard.press("e");
  await dialog(page).getByRole("combobox", { name: "To which team" }).selectOption("messaging");
  await dialog(page).getByRole("textbox", { name: "Why" }).fill("The loudspeakers are theirs");
  await dialog(page).getByText("3 will change.").waitFor();
  // Also where the list leaves the screen, as on a tablet that is turned: what was filled in stays.
  await page.setViewportSize({ width: 320, height: 700 });
  await eventually(() => page.locator("#desk-list").count()).toBe(0);
  expect(await dialog(page).getByRole("textbox", { name: "Why" }).inputValue()).toBe("The loudspeakers are theirs");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator("#desk-list").waitFor();
  await picture(page, "desk-bulk-preview", "[role=dialog]", { fleeting: true, wide: true });
  await page.keyboard.press("Control+Enter");
  await dialog(page).getByText("3 changed.").waitFor({ timeout: 30_000 });
  await expectAccessible(page, "what came of it");
  for (const number of made) expect((await ticket(page, number)).team.key).toBe("messaging");

  await dialog(page).getByRole("button", { name: "Undo" }).click();
  await dialog(page).getByText("Put back 3 tickets").waitFor();
  await dialog(page).getByText("3 changed.").waitFor({ timeout: 30_000 });
  for (const number of made) expect((await ticket(page, number)).team.key).toBe("service-desk");
  await dialog(page).getByRole("link", { name: "See each ticket" }).click();
  await page.getByRole("heading", { level: 1, name: "Put back 3 tickets" }).waitFor();
  await page.getByRole("table").getByText("No sound in the canteen 2").waitFor();
  await picture(page, "desk-bulk-page", "table");

  await visit(page, `/desk/${made[1]}`);
  await page.getByRole("link", { name: "with 2 others, put back" }).waitFor();
});

test("tickets are made confidential together, and are gone for who is not in their team", async ({ page, desk, browser }) => {
  await be(page, "per.haug");
  const made = await openThree(page, "The list of wages");
  const lars = await colleague(browser, desk, "lars.moe");
  expect((await lars.request.get(`/api/v1/tickets/${made[0]}`)).status()).toBe(200);
  await visit(page, `/desk/${made[0]}?team=service-desk&sort=newest`);
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+J");
  await eventually(() => chosen(page).textContent()).toBe("2 chosen");
  await page.getByRole("region", { name: "Chosen tickets" }).getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Confidential" }).click();
  await dialog(page).getByText("2 will change.").waitFor();
  await picture(page, "desk-bulk-confidential", "[role=dialog]", { fleeting: true, wide: true });
  await page.keyboard.press("Control+Enter");
  await dialog(page).getByText("2 changed.").waitFor({ timeout: 30_000 });
  expect((await lars.request.get(`/api/v1/tickets/${made[0]}`)).status()).toBe(404);
  expect((await lars.request.get(`/api/v1/tickets/${made[2]}`)).status()).toBe(200);
});

test("what may not be changed is said before, and stays; the others change", async ({ page }) => {
  await be(page, "per.haug");
  const made = await openThree(page, "The lamp flickers");
  expect((await page.request.post(`/api/v1/tickets/${made[1]}/resolutions`, { data: {} })).status()).toBe(201);
  await visit(page, `/desk/${made[0]}?team=service-desk&sort=newest`);
  await page.keyboard.press("x");
  await page.getByRole("option", { name: /The lamp flickers 1/ }).click({ modifiers: ["Shift"] });
  await eventually(() => chosen(page).textContent()).toBe("2 chosen");
  // One that is solved meanwhile leaves the list; it is chosen still, and said to stay as it is.
  expect((await page.request.post(`/api/v1/tickets/${made[2]}/resolutions`, { data: {} })).status()).toBe(201);
  await eventually(() => page.getByRole("option", { name: /The lamp flickers 1/ }).count()).toBe(0);
  await page.getByRole("button", { name: "Hand over", exact: true }).click();
  await dialog(page).getByRole("combobox", { name: "To which team" }).selectOption("messaging");
  await dialog(page).getByRole("textbox", { name: "Why" }).fill("Theirs");
  await dialog(page).getByText("1 will change, 1 will not.").waitFor();
  await page.keyboard.press("Escape");
  await eventually(() => dialog(page).count()).toBe(0);
  await eventually(() => chosen(page).textContent()).toBe("2 chosen");
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Tags" }).click();
  await dialog(page).getByRole("textbox", { name: "Put on" }).fill("lamp, canteen");
  await dialog(page).getByText("2 will change.").waitFor();
  await page.keyboard.press("Control+Enter");
  await dialog(page).getByText("2 changed.").waitFor({ timeout: 30_000 });
  expect((await ticket(page, made[0] ?? 0)).tags).toEqual(["lamp", "canteen"]);
});

test("what the command bar finds opens beside the list that is open", async ({ page }) => {
  await be(page, "per.haug");
  const [number] = await openThree(page, "The blinds are stuck");
  const other = await openTicket(page, { subject: "A marmot gnaws the cables", team: "network" });
  await visit(page, `/desk/${number}?team=service-desk&sort=newest`);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("marmot");
  await dialog(page)
    .getByRole("option", { name: /A marmot gnaws/ })
    .click();
  await eventually(() => new URL(page.url()).pathname).toBe(`/desk/${other}`);
  expect(new URL(page.url()).search).toBe("?team=service-desk&sort=newest");
});

test("a whole list is changed from a phone, in Norwegian and in the dark", async ({ page }) => {
  await be(page, "per.haug");
  await openThree(page, "Far too loud");
  await page.request.patch("/api/v1/session", { data: { language: "nb" } });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 320, height: 720 });
  await page.goto("/desk?queue=all_open&sort=newest");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: /i listen$|^Hele listen$/ }).click();
  await page.getByText(/^Alle .* er valgt$|^Hele listen er valgt$/).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page, "the bar on a phone");
  await page.getByRole("button", { name: "Status", exact: true }).click();
  await dialog(page)
    .getByText(/blir endret/)
    .waitFor({ timeout: 30_000 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page, "the dialog on a phone");
});
