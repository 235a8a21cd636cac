import { expect, type Page } from "../browser.ts";
import { who, subject } from "./call-desk.ts";
import { eventually, timeline } from "./desk-staff.ts";
import { letter } from "../mail/letters.ts";

export interface Asking {
  name: string;
  email: string;
}
const domain = "nordvik.example";
export const ane: Asking = { name: "Ane Berg", email: `ane.berg@${domain}` };
export const jonas: Asking = { name: "Jonas Lie", email: `jonas.lie@${domain}` };

/** Somebody calls: who, what, how it was solved, and the next call; nothing but keys. Answers the ticket's number. */
export async function solveCall(page: Page, { name }: Asking, words: string, solution: string): Promise<number> {
  const before = page.url();
  await page.keyboard.press("c");
  await page.waitForURL((url) => /call\/(?!new)/.test(url.href) && url.href !== before);
  await page.keyboard.type(name);
  // Where two have one name, Enter takes nobody before both stand there.
  await page
    .locator("[role=listbox]:not([data-busy])")
    .getByRole("option", { name: new RegExp(`^${name}`) })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await eventually(() => subject(page).evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type(words);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("textbox", { name: "What solved it?" }).waitFor();
  await page.keyboard.type(solution);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Solved on the call" }).waitFor();
  expect(await who(page).count()).toBe(0);
  const ticket = await page.getByRole("link", { name: words }).first().getAttribute("href");
  return Number(/\d+/.exec(ticket ?? "")?.[0]);
}

/** A mail comes, as a program hands it in. */
export async function mailFrom(administrator: Page, { name, email }: Asking, about: string, body: string): Promise<number> {
  const headers = { "content-type": "message/rfc822" };
  const id = `${about.replaceAll(/\W+/g, ".")}@${domain}`;
  const data = letter({ from: `${name} <${email}>`, subject: about, body, id });
  const answer = await administrator.request.post("/api/v1/mail/messages", { headers, data });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { ticket_number: number }).ticket_number;
}

/** Opens a row of the list beside, wherever one is. */
export async function openRow(page: Page, words: string, number: number): Promise<void> {
  await page.getByRole("option", { name: words }).first().click();
  await page.waitForURL(new RegExp(`/desk/${number}\\b`));
  await timeline(page).getByRole("listitem").first().waitFor();
}

/** Takes the open ticket, which nobody has, by key. */
export async function take(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Take it", exact: true });
  await button.waitFor();
  await page.keyboard.press("y");
  await button.waitFor({ state: "detached" });
}

/** Answers the open ticket by key; `way` sends it: Ctrl Enter waits for them, Alt Enter solves it. */
export async function answer(page: Page, first: string, words: string, way: "Control+Enter" | "Alt+Enter"): Promise<void> {
  await page.keyboard.press("r");
  await page.getByRole("textbox", { name: `Reply to ${first}` }).fill(words);
  await page.keyboard.press(way);
  await timeline(page).getByText(words).first().waitFor();
  await eventually(() => page.getByRole("textbox", { name: `Reply to ${first}` }).inputValue()).toBe("");
  await eventually(() => timeline(page).locator("[data-sending]").count()).toBe(0);
  await page.keyboard.press("Escape");
}

interface Told {
  status: string;
  team: { key: string };
  assignee: { name: string } | null;
  tags: string[];
}
export const told = async (page: Page, number: number): Promise<Told> =>
  (await (await page.request.get(`/api/v1/tickets/${number}`)).json()) as Told;
