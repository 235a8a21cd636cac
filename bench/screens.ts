import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Page } from "playwright-core";
import { atMost, type Figure } from "./figure.ts";
import type { Administrator } from "./programs.ts";

const dist = fileURLToPath(new URL("../web/dist/", import.meta.url));
const steps = 25;

/** What a browser must load before it shows anything: every script and style that the page names, gzipped. */
function shell(): Figure {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, path = ""]) => path);
  const bytes = named.reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path)), { level: 9 }).length, 0);
  return atMost("web shell, gzipped", bytes / 1024, "KB", null, 250);
}

/** Milliseconds from pressing J to the next ticket and its timeline painted, in the page's own clock; a second at most. */
export const openNext = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const before = location.pathname;
        const start = performance.now();
        const isThere = () => {
          const number = /\d+$/.exec(location.pathname)?.[0] ?? "";
          const shown = document.querySelector("#open-ticket");
          return location.pathname !== before && shown?.querySelector("li") !== null && shown?.textContent.includes(`#${number}`);
        };
        const look = () => {
          if (!isThere() && performance.now() - start < 1000) return requestAnimationFrame(look);
          // The frame after the one in which it was there is the one that shows it.
          requestAnimationFrame(() => done(performance.now() - start));
        };
        const press = { key: "j", code: "KeyJ", bubbles: true };
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", press));
        requestAnimationFrame(look);
      }),
  );

async function opening(base: string, { email, password }: Administrator): Promise<Figure> {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const browser = await playwright.launch({ executablePath: process.env["FIRSTLINE_CHROMIUM"] ?? (await chromium.executablePath()), args });
  try {
    const page = await browser.newPage({ baseURL: base, viewport: { width: 1440, height: 900 } });
    await page.request.post("/api/v1/session", { data: { email, password } });
    await page.goto("/desk?queue=all_open&sort=newest");
    await page.locator("#open-ticket li").first().waitFor();
    const times: number[] = [];
    for (let step = 0; step < steps; step++) {
      times.push(await openNext(page));
      await page.waitForTimeout(300);
    }
    const median = times.toSorted((a, b) => a - b)[Math.floor(steps / 2)] ?? 0;
    return atMost("ticket opened from the list, painted", median, "ms", null, 100);
  } finally {
    await browser.close();
  }
}

export const screens = async (base: string, administrator: Administrator): Promise<Figure[]> => [
  shell(),
  await opening(base, administrator),
];
