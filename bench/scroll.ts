import chromium from "@sparticuz/chromium";
import { chromium as playwright, type JSHandle, type Page } from "playwright-core";
import { atMost, type Figure } from "./figure.ts";
import type { Administrator } from "./programs.ts";
import { openNext } from "./screens.ts";

interface Frames {
  frames: number;
  late: number;
  blocks: number;
  longest: number;
}

/** What the page's main thread does from now on: frames that came later than they should, and blocks that a person feels. */
const watch = (page: Page): Promise<JSHandle<Frames & { stop: boolean }>> =>
  page.evaluateHandle(() => {
    const seen = { frames: 0, late: 0, blocks: 0, longest: 0, stop: false };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        if (seen.stop) continue;
        seen.blocks++;
        seen.longest = Math.max(seen.longest, duration);
      }
    }).observe({ type: "longtask" });
    let before = performance.now();
    const look = (now: number) => {
      if (seen.stop) return;
      seen.frames++;
      // A frame is late when the next one was shown in its place: a screen of 60 a second, and the clock's own roughness.
      if (now - before > 16.7 * 1.5) seen.late++;
      before = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame((now) => {
      before = now;
      requestAnimationFrame(look);
    });
    return seen;
  });
const unwatch = (watching: JSHandle<Frames & { stop: boolean }>): Promise<Frames> =>
  watching.evaluate((seen) => {
    seen.stop = true;
    return seen;
  });

/** Scrolls to the end of what is loaded, again and again, until so many rows are there. */
const loadRows = (page: Page, rows: number): Promise<number> =>
  page.evaluate(async (wanted) => {
    const list = document.querySelector<HTMLElement>("#desk-list [role=listbox]")?.parentElement;
    const scroller =
      [...document.querySelectorAll<HTMLElement>("#desk-list *")].find((one) => one.scrollHeight > one.clientHeight + 200) ?? list;
    if (!scroller) return 0;
    const there = () => Math.round(scroller.scrollHeight / 62);
    let still = 0;
    while (there() < wanted && still < 400) {
      const before = there();
      scroller.scrollTop = scroller.scrollHeight;
      await new Promise((done) => setTimeout(done, 15));
      still = there() === before ? still + 1 : 0;
    }
    return there();
  }, rows);

/** As with a wheel: some rows with every frame, for so long. */
const scroll = (page: Page, seconds: number): Promise<void> =>
  page.evaluate(async (long) => {
    const scroller = [...document.querySelectorAll<HTMLElement>("#desk-list *")].find((one) => one.scrollHeight > one.clientHeight + 200);
    const end = performance.now() + long * 1000;
    if (scroller) scroller.scrollTop = scroller.scrollHeight / 3;
    await new Promise<void>((done) => {
      const step = () => {
        if (scroller) scroller.scrollTop += 90;
        if (performance.now() < end) requestAnimationFrame(step);
        else done();
      };
      requestAnimationFrame(step);
    });
  }, seconds);

/** In the browser: a list of so many rows, loaded by pages, scrolled; and the next ticket, read ahead. */
export async function* scrolling(base: string, { email, password }: Administrator, rows: number): AsyncGenerator<Figure> {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const browser = await playwright.launch({ executablePath: process.env["FIRSTLINE_CHROMIUM"] ?? (await chromium.executablePath()), args });
  try {
    const page = await browser.newPage({ baseURL: base, viewport: { width: 1440, height: 900 } });
    await page.request.post("/api/v1/session", { data: { email, password } });
    const view = await page.request.post("/api/v1/views", {
      data: { name: "All there ever were", filter: "opened>2000-01-01", sort: { field: "opened", direction: "descending" } },
    });
    const { id } = (await view.json()) as { id: string };
    await page.goto(`/desk?view=${id}`);
    await page.locator("#open-ticket li").first().waitFor();
    const walking = await watch(page);
    const times: number[] = [];
    for (let step = 0; step < 25; step++) {
      times.push(await openNext(page));
      await page.waitForTimeout(300);
    }
    const walked = await unwatch(walking);
    const median = times.toSorted((a, b) => a - b)[12] ?? 0;
    yield atMost("next ticket, read ahead, painted", median, "ms", null, 50);
    yield atMost("next ticket: blocks of the main thread over 50 ms", walked.blocks, "", null, 0);
    await loadRows(page, rows - 10 * 200);
    // What hundreds of pages in a few seconds left behind is swept up; then some more come, as they come to a person.
    await page.waitForTimeout(2000);
    const coming = await watch(page);
    let loaded = 0;
    for (let more = 9; more >= 0; more--) {
      loaded = await loadRows(page, rows - more * 200);
      await page.waitForTimeout(300);
    }
    const came = await unwatch(coming);
    const scrolling = await watch(page);
    await scroll(page, 10);
    const scrolled = await unwatch(scrolling);
    yield atMost(`ten more pages at ${loaded} rows: longest block of the main thread`, came.longest, "ms", null, 50);
    yield atMost(`scrolling ${loaded} rows: frames that came late`, scrolled.late, "", scrolled.late / Math.max(1, scrolled.frames), 0.01);
    yield atMost(`scrolling ${loaded} rows: longest block of the main thread`, scrolled.longest, "ms", null, 50);
  } finally {
    await browser.close();
  }
}
