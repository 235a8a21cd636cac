import type { Browser } from "playwright-core";
import { expect, newVisitor, signIn, type Desk, type Page } from "../browser.ts";

type Listening = Window & { heard?: string };

const password = "firstline-demo-2026";
const address = (who: string) => `${who}@nordvik.example`;
export const phone = { width: 390, height: 844 };

/** Ane, who asks for help, with a phone in her hand. */
export async function requester(page: Page): Promise<void> {
  await page.setViewportSize(phone);
  await signIn(page, address("ane.berg"), password);
}

/** A technician who works through the API; what the Desk's screens do has journeys of its own. */
export async function technician(browser: Browser, desk: Desk, who = "per.haug") {
  const page = await (await newVisitor(browser, desk)).newPage();
  await signIn(page, address(who), password);
  const ask = async (method: "get" | "post", path: string, data?: unknown) => {
    const answer = await page.request[method](`/api/v1${path}`, data === undefined ? {} : { data });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as { id: string; number: number; status: string };
  };
  return {
    read: (number: number) => ask("get", `/tickets/${number}`),
    accept: (number: number) => ask("post", `/tickets/${number}/acceptances`, {}),
    note: (number: number, body: string) => ask("post", `/tickets/${number}/notes`, { body }),
    reply: (number: number, body: string, wait = false) => ask("post", `/tickets/${number}/replies`, { body, wait }),
    handUp: (number: number, team: string, reason: string) => ask("post", `/tickets/${number}/escalations`, { team, reason }),
    resolve: (number: number, body: string) => ask("post", `/tickets/${number}/resolutions`, { body }),
    open: (given: Record<string, unknown>) => ask("post", "/tickets", given),
  };
}

/** The number of the ticket that is open in the portal. */
export const numberOf = (page: Page): number => Number(/\/portal\/(\d+)$/.exec(new URL(page.url()).pathname)?.[1]);

/** How many tickets of mine carry this subject. */
export async function mineCalled(page: Page, subject: string): Promise<number> {
  const answer = await page.request.get("/api/v1/tickets?as=requester&mine=true&limit=50");
  const { items } = (await answer.json()) as { items: { subject: string }[] };
  return items.filter((ticket) => ticket.subject === subject).length;
}

/**
 * Everything the server tells this page from now on: bodies of answers, a stream of events of its own, and what stands in the
 * page whenever it is asked for.
 */
export async function overhear(page: Page): Promise<() => Promise<string>> {
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith("/api/") && pathname !== "/api/v1/events") bodies.push(response.text().catch(() => ""));
  });
  await page.evaluate(() => {
    const heard: Listening = window;
    heard.heard = "";
    const listen = async () => {
      const { body } = await fetch("/api/v1/events", { headers: { accept: "text/event-stream" } });
      const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
        heard.heard = `${heard.heard ?? ""}${piece.value}`;
    };
    void listen().catch(() => {});
  });
  const stream = () => page.evaluate(() => (window as Listening).heard ?? "");
  return async () => [await stream(), await page.content(), ...(await Promise.all(bodies))].join("\n");
}
