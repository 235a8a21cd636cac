import { expect, test, type Page } from "../browser.ts";
import { be, colleague, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

/** Where an entry stands on the screen, in px from the top. */
const placeOf = async (page: Page, words: string): Promise<number> =>
  (await timeline(page).getByText(words, { exact: true }).boundingBox())?.y ?? NaN;

test("a long story opens at its end, goes back page by page, and nothing that is read moves when news arrive", async ({
  page,
  desk,
  browser,
}) => {
  await be(page, "kari.solberg");
  const ingrid = await colleague(browser, desk, "lead");
  const number = await openTicket(page, { subject: "A long story", description: "How it began.", team: "messaging" });
  const note = async (by: Page, body: string) =>
    expect((await by.request.post(`/api/v1/tickets/${number}/notes`, { data: { body } })).status()).toBe(201);
  for (let n = 1; n <= 70; n++) await note(page, `note ${n}`);

  await visit(page, `/desk/${number}?team=messaging`);
  const story = timeline(page);
  await story.getByText("note 70", { exact: true }).waitFor();
  expect(await story.getByText("note 70", { exact: true }).isVisible()).toBe(true);
  expect(await story.getByText("note 5", { exact: true }).count(), "read later").toBe(0);
  expect(await story.getByText("How it began.").count(), "the beginning is always there").toBe(1);

  // Earlier entries come in above; the one that was looked at stays where it was.
  await story.getByRole("button", { name: "Show earlier" }).scrollIntoViewIfNeeded();
  const before = await placeOf(page, "note 23");
  await story.getByRole("button", { name: "Show earlier" }).click();
  await story.getByText("note 5", { exact: true }).waitFor({ state: "attached" });
  await eventually(() => placeOf(page, "note 23").then((place) => Math.abs(place - before) < 60)).toBe(true);

  // News come in below without moving what is read, and say so.
  const reading = await placeOf(page, "note 23");
  await note(ingrid, "seen by Ingrid");
  const news = page.getByRole("button", { name: "1 new below" });
  await news.waitFor();
  expect(Math.abs((await placeOf(page, "note 23")) - reading)).toBeLessThan(2);
  await news.click();
  await eventually(() => news.count()).toBe(0);
  expect(await story.getByText("seen by Ingrid").isVisible()).toBe(true);
});
