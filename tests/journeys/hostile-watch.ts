import type { BrowserContext } from "playwright-core";
import { expect, type Page } from "../browser.ts";

/** What the browser was made to do. */
export interface Seen {
  dialogs: string[];
  elsewhere: string[];
  /** Where a hostile word ran, in whichever frame. */
  ran: string[];
}

export async function watched(context: BrowserContext, desk: { url: string }): Promise<Seen> {
  const seen: Seen = { dialogs: [], elsewhere: [], ran: [] };
  const own = new URL(desk.url).origin;
  context.on("dialog", (dialog) => {
    seen.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  // Also what the content policy stopped on its way: it was asked for.
  context.on("request", (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== own) seen.elsewhere.push(request.url());
  });
  await context.exposeBinding("__told", ({ frame }) => void seen.ran.push(frame.url().slice(0, 100)));
  await context.addInitScript(() => {
    const marks = window as Window & { __told?: () => void };
    Object.defineProperty(window, "__xss", {
      set: () => {
        marks.__told?.();
      },
    });
    addEventListener("securitypolicyviolation", (event) =>
      Object.assign(window, { __stopped: `${event.violatedDirective} ${event.sample}` }),
    );
  });
  return seen;
}

/** Waits until all that was asked for is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 150))));
}

/** Nothing ran, nothing was stopped from running, and nothing on the page could run when somebody touches it. */
export async function expectHarmless(page: Page, seen: Seen): Promise<void> {
  const where = new URL(page.url()).pathname;
  const found = await page.evaluate(() => {
    const all = [...document.querySelectorAll("*")];
    const letter = (element: Element) =>
      element.localName === "iframe" &&
      element.getAttribute("sandbox") === "allow-popups allow-popups-to-escape-sandbox" &&
      /^\/api\/v1\/mail\/messages\/[\w-]+\/page$/.test(element.getAttribute("src") ?? "");
    return {
      stopped: (window as Window & { __stopped?: unknown }).__stopped ?? null,
      handlers: all
        .filter((element) => [...element.attributes].some(({ name }) => name.startsWith("on")))
        .map(({ outerHTML }) => outerHTML.slice(0, 200)),
      foreign: all
        .filter((element) => /^(iframe|object|embed|base|marquee|math|template|frame)$/i.test(element.localName) && !letter(element))
        .map(({ outerHTML }) => outerHTML.slice(0, 200)),
      scripts: [...document.scripts]
        .filter(({ src }) => new URL(src || "x:y").origin !== location.origin)
        .map(({ outerHTML }) => outerHTML.slice(0, 200)),
      links: [...document.links].map(({ href }) => href).filter((href) => !/^(https?:|mailto:|tel:)/i.test(href)),
      evil: all
        .filter(({ localName }) => !/^a$/.test(localName))
        .flatMap((element) =>
          ["src", "srcset", "poster", "background", "action", "style"].flatMap((name) =>
            /evil|__xss/.test(element.getAttribute(name) ?? "") ? [name] : [],
          ),
        ),
    };
  });
  expect({ where, ...found, ...seen }).toEqual({
    where,
    stopped: null,
    handlers: [],
    foreign: [],
    scripts: [],
    links: [],
    evil: [],
    dialogs: [],
    elsewhere: [],
    ran: [],
  });
}
