import { mkdirSync } from "node:fs";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import { afterEach, expect, inject, test as plain, type RunnerTestCase } from "vitest";
import { root, startDesk, type Desk } from "./desk.ts";
import { faultsByAxe, isOfAxe } from "./ground/axe.ts";

export type { Desk, Page };
export { expect };

// Where everything is only looked at by a machine, the committed pictures stay as they are.
const pictures = join(root, process.env["CI"] === "true" ? ".cache/screenshots" : "docs/screenshots");

/** What the page showed when a test failed, for who looks for the cause. */
const failed = join(root, ".cache/failed");
const failures = ({ result }: Readonly<RunnerTestCase>): number => result?.errors?.length ?? 0;

async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env["FIRSTLINE_CHROMIUM"] ?? (await chromium.executablePath());
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"];
  return playwright.launch({ executablePath, args, headless: true });
}

/** Words that appear in the browser's console or as an uncaught error are faults, too. */
function listenForErrors(page: Page): string[] {
  const heard: string[] = [];
  page.on("pageerror", (error) => heard.push(error.message));
  page.on("console", (message) => {
    // The browser itself notes every answer of 4xx; those are asked for on purpose.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource") && !isOfAxe(message.text()))
      heard.push(message.text());
  });
  return heard;
}

export interface JourneyDesk extends Desk {
  /** Ends it, and puts another in its place that knows nothing of what was done here. */
  afresh(): Promise<void>;
}

export interface Journey {
  /** A desk of the file's own, with the demo company, its screens built. A test that is tried again gets it as it was in the beginning. */
  desk: JourneyDesk;
  browser: Browser;
  /** A new visitor: English, light, 1440 × 900, in Oslo. Errors in its console fail the test. */
  page: Page;
}

export async function openJourneyDesk(env: NodeJS.ProcessEnv): Promise<JourneyDesk> {
  const start = () => startDesk({ copyOf: inject("demoDesk"), screens: true, env });
  const afresh = async () => {
    await desk.stop();
    Object.assign(desk, await start());
  };
  const desk: JourneyDesk = { ...(await start()), afresh };
  return desk;
}

export const test = plain.extend<Journey>({
  desk: [
    async ({}, use) => {
      // So that a test can be who is told.
      const desk = await openJourneyDesk({ FIRSTLINE_WEBHOOK_HOSTS: "127.0.0.1" });
      await use(desk);
      await desk.stop();
    },
    { scope: "file" },
  ],
  browser: [
    async ({}, use) => {
      const browser = await launchBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: "file" },
  ],
  page: async ({ desk, browser, task }, use) => {
    // What the first try left behind would be in the way of the second.
    if (task.result?.retryCount) await desk.afresh();
    const context = await newVisitor(browser, desk);
    const page = await context.newPage();
    const heard = listenForErrors(page);
    const before = failures(task);
    await use(page);
    if (failures(task) > before) await page.screenshot({ path: join(failed, `${task.name}.png`) }).catch(() => {});
    await context.close();
    expect(heard, "errors in the browser's console").toEqual([]);
  },
});

/** What the content security policy or Trusted Types stopped, on any visitor's page. */
const violations: string[] = [];
afterEach(() => expect(violations.splice(0), "violations of the content security policy").toEqual([]));

/** Another person beside the page of the test, with cookies of their own. */
export async function newVisitor(browser: Browser, desk: Desk, more: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: desk.url,
    locale: "en-GB",
    timezoneId: "Europe/Oslo",
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...more,
  });
  context.on("console", (message) => {
    if (/Content.Security.Policy|Trusted ?(Types?|HTML|Script)/i.test(message.text()) && !isOfAxe(message.text()))
      violations.push(message.text());
  });
  return context;
}

/** Signs in past the form, which has a journey of its own. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  const answer = await page.request.post("/api/v1/session", { data: { email, password } });
  if (answer.status() !== 201) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`);
}

/** Nothing serious or critical for people who cannot see, hear or point (WCAG 2.2 AA, as far as a machine can tell). `without`: what to leave out, as a selector. */
export async function expectAccessible(page: Page, what = page.url(), without?: string): Promise<void> {
  const found = await faultsByAxe(page, without);
  const grave = found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n  ${nodes.map((node) => `${node.target.join(" ")} ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`).join("\n  ")}`,
    );
  expect(grave, `accessibility of ${what}`).toEqual([]);
}

/** Whether the page can be read without scrolling sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(wide, "width of the page").toBeLessThanOrEqual(room);
}

async function inLanguage(page: Page, language: "en" | "nb"): Promise<void> {
  await page.request.patch("/api/v1/session", { data: { language } });
  await page.evaluate((chosen) => localStorage.setItem("firstline.language", chosen), language);
  await page.reload();
}

/** Waits until nothing is loading and the fonts are there. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page
    .locator("[aria-busy=true]")
    .first()
    .waitFor({ state: "detached", timeout: 5000 })
    .catch(() => {});
}

/**
 * Takes `docs/screenshots/<name>-{light,dark,320,nb}.png` of what the page shows and checks each with axe.
 * `ready` says what must be seen before a picture is worth taking, in any language. `fleeting`: a reload would take it away, so that
 * there is none in the other language.
 */
export async function picture(page: Page, name: string, ready: string, { fleeting = false, wide = false } = {}): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const size = page.viewportSize() ?? { width: 1440, height: 900 };
  const shoot = async (variant: string) => {
    await page.locator(ready).first().waitFor();
    await settle(page);
    await page.screenshot({ path: join(pictures, `${name}-${variant}.png`), animations: "disabled" });
    await expectAccessible(page, `${name}-${variant}`);
  };
  await shoot("light");
  await page.emulateMedia({ colorScheme: "dark" });
  await shoot("dark");
  await page.emulateMedia({ colorScheme: "light" });
  if (!wide) {
    await page.setViewportSize({ width: 320, height: 720 });
    await shoot("320");
    await expectNoSidewaysScroll(page);
    await page.setViewportSize(size);
  }
  if (fleeting) return;
  await inLanguage(page, "nb");
  await shoot("nb");
  await inLanguage(page, "en");
  await page.locator(ready).first().waitFor();
}
