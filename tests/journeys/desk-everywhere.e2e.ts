import { expect, expectAccessible, picture, test, type Page } from "../browser.ts";
import { be, eventually, openTicket, visit } from "./desk-staff.ts";

const bar = (page: Page) => page.getByRole("combobox", { name: /^(Find|Finn)/ });
const goTo = async (page: Page, words: string) => {
  await page.keyboard.press("Control+k");
  await bar(page).fill(words);
  await page
    .getByRole("listbox")
    .getByRole("option", { name: new RegExp(words, "i") })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
};

test("the bar goes to any list, view and page from anywhere, in both languages", async ({ page }) => {
  await be(page, "lead");
  const made = await page.request.post("/api/v1/views", { data: { name: "Paper that jams", filter: "jam" } });
  const { id } = (await made.json()) as { id: string };
  await page.goto("/settings/account");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await goTo(page, "Unassigned");
  await page.waitForURL("**/desk**queue=unassigned**");
  await goTo(page, "Paper that jams");
  await page.waitForURL(`**/desk**view=${id}**`);
  await goTo(page, "Settings: Request types");
  await page.waitForURL("**/settings/request-types");
  await goTo(page, "Promises kept");
  await page.waitForURL("**/desk/promises");
  // Typed at once, with Enter behind it: what it means is waited for.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("waiting on me");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/desk**queue=waiting_on_me**");
  await page.request.patch("/api/v1/session", { data: { language: "nb" } });
  await page.goto("/settings/account");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await goTo(page, "Ingen har tatt");
  await page.waitForURL("**/desk**queue=unassigned**");
  await page.request.patch("/api/v1/session", { data: { language: "en" } });
});

test("a list stands by an answer from either end by keys alone, and no key has two meanings", async ({ page }) => {
  await be(page, "admin");
  const field = { key: "shelf", label: { en: "Shelf", nb: "Hylle" }, kind: "text" };
  const type = {
    key: "store",
    name: { en: "From the store", nb: "Fra lageret" },
    hint: { en: "Parts", nb: "Deler" },
    kind: "service_request",
    fields: [field],
  };
  expect((await page.request.post("/api/v1/request-types", { data: type })).status()).toBe(201);
  await be(page, "per.haug");
  const open = (subject: string, shelf: string) =>
    openTicket(page, { subject, request_type: "store", fields: { shelf }, team: "service-desk", tags: ["shelves"] });
  await open("Shelf of Å", "Åsgard");
  await open("Shelf of Z", "Zulu");
  const first = await open("Shelf of Æ", "Ærfugl");
  await visit(page, `/desk/${first}?queue=all_open&filter=tag%3Ashelves`);
  const list = page.getByRole("listbox", { name: "Tickets" });
  const subjects = async () => [...(await list.innerText()).matchAll(/Shelf of (.)/g)].map(([, letter]) => letter).join("");
  await page.keyboard.press("d");
  await page.getByRole("menuitemradio", { name: "Shelf" }).waitFor();
  await page.getByRole("menuitemradio", { name: "Shelf" }).focus();
  await page.keyboard.press("Enter");
  await eventually(subjects).toBe("ZÆÅ");
  await expectAccessible(page, "a list by an answer");
  await picture(page, "desk-order", "h1");
  await goTo(page, "The other way round");
  await eventually(subjects).toBe("ÅÆZ");
  expect(new URL(page.url()).searchParams.get("sort")).toBe("-field.shelf");

  expect((await page.request.get("/api/v1/tickets?sort=field.nothing")).status()).toBe(400);
  await visit(page, `/desk/${first}?queue=all_open&filter=tag%3Ashelves`);
  await page.keyboard.press("?");
  const rows = page.getByRole("dialog").locator("dl > div");
  await rows.first().waitFor();
  const keys = (await rows.locator("kbd").allTextContents()).map((key) => key.trim());
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test("what was just done is taken back by a key, and a call without a word yet has a name", async ({ page }) => {
  await be(page, "per.haug");
  const made = await page.request.post("/api/v1/views", { data: { name: "Printers of today", filter: "is:active opened>-10m" } });
  const { id } = (await made.json()) as { id: string };
  const there = async () =>
    ((await (await page.request.get("/api/v1/views")).json()) as { items: { id: string }[] }).items.some((view) => view.id === id);
  const call = await page.request.post("/api/v1/contacts", { data: { channel: "phone" } });
  const { ticket } = (await call.json()) as { ticket: { number: number } };
  await visit(page, `/desk/${ticket.number}?view=${id}`);
  await page.getByRole("heading", { level: 1, name: /No subject yet/ }).waitFor();
  await page.getByRole("listbox", { name: "Tickets" }).getByText("No subject yet").first().waitFor();
  await expectAccessible(page, "a ticket without a subject");
  await goTo(page, "Printers of today: Retire the view");
  await page.getByRole("status").getByRole("button", { name: "Undo" }).waitFor();
  await eventually(there).toBe(false);
  await page.keyboard.press("Control+z");
  await eventually(there).toBe(true);
});
