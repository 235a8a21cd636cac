import { expect, signIn, type Page } from "../browser.ts";

/** Somebody who types 65 words a minute: 325 keys. */
export const keyTime = 185;

/** How long a screen may take on a machine that has other work, too. */
export const soon = { timeout: 15_000 };

/** A technician of the demo company at an empty desk: no call is going on. */
export async function beTechnician(page: Page, who = "per.haug"): Promise<void> {
  await signIn(page, `${who}@nordvik.example`, "firstline-demo-2026");
  for (const contact of await liveContacts(page)) {
    if (contact.state !== "wrap_up") await page.request.post(`/api/v1/contacts/${contact.id}/endings`, { data: { outcome: "abandoned" } });
    await page.request.patch(`/api/v1/contacts/${contact.id}`, { data: { state: "ended" } });
  }
  await page.goto("/desk");
  await page.getByRole("button", { name: "New contact" }).waitFor();
}

interface Live {
  id: string;
  state: string;
  ticket: { id: string; number: number; subject: string } | null;
}
export async function liveContacts(page: Page): Promise<Live[]> {
  const answer = await page.request.get("/api/v1/contacts/live");
  return ((await answer.json()) as { items: Live[] }).items;
}

export const contactOf = (page: Page): string => page.url().split("/").at(-1) ?? "";

/** What the server has, whatever the screen shows. */
export async function asked<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`/api/v1${path}`);
  expect(answer.status(), path).toBe(200);
  return (await answer.json()) as T;
}

export const who = (page: Page) => page.getByRole("combobox", { name: /^Who is it/ });
export const subject = (page: Page) => page.getByRole("textbox", { name: /^What is wrong/ });
export const description = (page: Page) => page.getByRole("textbox", { name: "More about it" });
export const note = (page: Page) => page.getByRole("textbox", { name: /^Note for technicians only/ });
export const saved = (page: Page) => page.getByText("Everything is saved as you type");
