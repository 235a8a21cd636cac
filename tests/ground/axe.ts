import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { AxeBuilder } from "@axe-core/playwright";
import type axeCore from "axe-core";
import type { Page } from "playwright-core";

declare global {
  interface Window {
    axe: typeof axeCore;
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Whether axe is at work, which tries to make a script of text and lives without. */
let examining = false;
export const isOfAxe = (text: string): boolean => examining && text.includes("TrustedScript");

/** What nobody's helper reads: only faults are described, not the hundreds of things that are well. */
const options = { runOnly: tags, resultTypes: ["violations"] } satisfies axeCore.RunOptions;

/** On a page of one frame axe works where it stands and stays for the next time. */
async function inPage(page: Page, without?: string): Promise<axeCore.Result[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  return page.evaluate(
    async ([given, exclude]) => {
      return (await window.axe.run(exclude ? { include: [document], exclude: [exclude] } : document, given)).violations;
    },
    [options, without] as const,
  );
}

/** Frames of other origins, or without scripts, are looked into one by one and put together. */
async function inFrames(page: Page, without?: string): Promise<axeCore.Result[]> {
  const axe = new AxeBuilder({ page, axeSource: source }).options(options);
  return (await (without ? axe.exclude(without) : axe).analyze()).violations;
}

/** What is on its way in is paler than it will be. What moves for ever is not waited for, nor anything for long. */
const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    return Promise.race([Promise.allSettled(ending.map((one) => one.finished)), new Promise((done) => setTimeout(done, 2000))]).then(
      () => {},
    );
  });

/** What axe finds wrong by WCAG 2.2 AA. `without`: what to leave out, as a selector. */
export async function faultsByAxe(page: Page, without?: string): Promise<axeCore.Result[]> {
  await settled(page);
  examining = true;
  return (page.frames().length > 1 ? inFrames : inPage)(page, without).finally(() => (examining = false));
}
