import type { Browser } from "playwright-core";
import { expect, newVisitor, signIn, type Desk, type Page } from "../browser.ts";

const password = "firstline-demo-2026";
const domain = "nordvik.example";

/** Signs the page's visitor in as somebody of the demo company: "per.haug". */
export const be = (page: Page, who: string): Promise<void> => signIn(page, `${who}@${domain}`, password);

/** Somebody else at a machine of their own. */
export async function colleague(browser: Browser, desk: Desk, who: string): Promise<Page> {
  const page = await (await newVisitor(browser, desk)).newPage();
  await be(page, who);
  return page;
}

/** Opens a ticket of Ane Berg's as the page's visitor; answers its number. */
export async function openTicket(page: Page, given: Record<string, unknown>): Promise<number> {
  const answer = await page.request.post("/api/v1/tickets", { data: { requester: { email: `ane.berg@${domain}` }, ...given } });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { number: number }).number;
}

/** Ane Berg calls the page's visitor, who writes down what is wrong while she is on the line. */
export async function takeCall(page: Page, given: Record<string, unknown>): Promise<{ number: number; hangUp: () => Promise<void> }> {
  const found = (await (await page.request.get("/api/v1/people/find?q=Ane%20Berg")).json()) as { items: { id: string }[] };
  const begun = await page.request.post("/api/v1/contacts", { data: { channel: "phone", person: { id: found.items[0]?.id } } });
  expect(begun.status(), await begun.text()).toBe(201);
  const contact = (await begun.json()) as { id: string; ticket: { number: number } };
  const { number } = contact.ticket;
  expect((await page.request.patch(`/api/v1/tickets/${number}`, { data: given })).status()).toBe(200);
  const hangUp = async () => {
    const ended = await page.request.post(`/api/v1/contacts/${contact.id}/endings`, { data: { outcome: "kept_working" } });
    expect(ended.status(), await ended.text()).toBe(201);
  };
  return { number, hangUp };
}

/** Goes to a ticket and waits until it is all there. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("region", { name: "Timeline" }).waitFor();
  await page.getByRole("form").waitFor();
}

/** What the screen shows once the server has answered and told it; machines that test are slow. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

export const timeline = (page: Page) => page.getByRole("region", { name: "Timeline" });
export const dialog = (page: Page) => page.getByRole("dialog");
