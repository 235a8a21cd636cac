import { expect, expectAccessible, picture, test, type Page } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, takeCall, visit } from "./desk-staff.ts";
import { onDatabase } from "./on-database.ts";

const mine = (page: Page) => page.getByRole("button", { name: /^My availability/ });
const says = (page: Page, state: string) => eventually(() => mine(page).getAttribute("aria-label")).toBe(`My availability: ${state}`);
/** Lets so many minutes pass since it was confirmed. */
const passed = (minutes: number) =>
  `update availability a set confirmed_at = now() - interval '${minutes} minutes' from person p where p.id = a.person_id and p.email = 'per.haug@nordvik.example'`;

/** Ends what is left of the visitor's contacts: whoever still writes up is busy. */
async function wrapUp(page: Page): Promise<void> {
  const { items } = (await (await page.request.get("/api/v1/contacts/live")).json()) as { items: { id: string }[] };
  for (const { id } of items) {
    const ended = await page.request.patch(`/api/v1/contacts/${id}`, { data: { state: "ended" } });
    if (!ended.ok()) await page.request.post(`/api/v1/contacts/${id}/endings`, { data: { outcome: "abandoned" } });
  }
}

test(
  "what a technician says of themselves is seen where work is given, decays when nobody confirms it, and a call makes busy",
  { timeout: 240_000 },
  async ({ page, desk, browser }) => {
    const kari = await colleague(browser, desk, "kari.solberg");
    const number = await openTicket(kari, { subject: `Slow screen ${Date.now().toString(36)}`, team: "service-desk" });
    await onDatabase(desk, "delete from availability");

    await be(page, "per.haug");
    await wrapUp(page);
    // Where nothing lies below the menu that it could cover by half, whatever the desk's tickets are.
    await page.goto("/people");
    await says(page, "Unknown");
    await page.getByRole("button", { name: "I am here" }).click();
    await says(page, "Available");
    await mine(page).click();
    await page.getByText("There is no history.").waitFor();
    await picture(page, "desk-availability", "[role=menuitemradio]", { fleeting: true });
    await page.keyboard.press("Escape");
    await expectAccessible(page);

    // Who gives work sees it at once, without asking again.
    await visit(kari, `/desk/${number}`);
    await kari.getByRole("button", { name: /Press to assign/ }).click();
    await dialog(kari).getByRole("combobox", { name: "Who takes it" }).fill("Per Haug");
    const option = kari.getByRole("option", { name: /Per Haug/ });
    await option.getByRole("img", { name: "Available" }).waitFor();
    await option.click();
    await dialog(kari).getByRole("button", { name: "Assign" }).click();
    const seen = (state: string) => kari.getByRole("button", { name: `Per Haug, ${state}. Press to assign` }).waitFor();
    await seen("Available");

    // Keys, and the others see it without doing anything.
    await page.keyboard.press("Alt+Shift+W");
    await says(page, "Away");
    await seen("Away");
    await page.keyboard.press("Alt+Shift+A");
    await seen("Available");

    // Nobody confirms it.
    await onDatabase(desk, passed(40));
    await says(page, "Idle");
    await seen("Idle");
    await mine(page).click();
    await page.getByText("Nobody confirmed it for a while.").waitFor();
    await picture(page, "desk-availability-idle", "[role=menuitemradio]", { fleeting: true });
    await page.keyboard.press("Escape");
    await onDatabase(desk, passed(70));
    await says(page, "Unknown");
    await mine(page).click();
    await picture(page, "desk-availability-unknown", "[role=menuitemradio]", { fleeting: true });
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "I am here" }).click();
    await says(page, "Available");

    // Work confirms it; a call that goes on makes busy by itself, and its end available again.
    await onDatabase(desk, passed(40));
    const call = await takeCall(page, { subject: "Screen flickers" });
    await says(page, "Busy");
    await call.hangUp();
    await wrapUp(page);
    await says(page, "Available");
    await kari.context().close();
    expect(await mine(page).count()).toBe(1);
  },
);
