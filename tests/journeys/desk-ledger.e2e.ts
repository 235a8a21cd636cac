import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ClockTarget, TicketClock } from "../../contract/ticket-clock.ts";
import { clockDueCommand, clockElapsedCommand } from "../../server/cli/clock.ts";
import { readConfig } from "../../server/platform/config.ts";
import { expect, expectAccessible, picture, test, type Page } from "../browser.ts";
import { run, temporaryFolder } from "../desk.ts";
import { be, openTicket, visit } from "./desk-staff.ts";

const always = { time_zone: "UTC", hours: {} as Record<string, string[][]> };
for (const day of ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]) always.hours[day] = [["00:00", "24:00"]];

interface Row {
  number: number;
  status: string;
}
const get = async <T>(page: Page, path: string): Promise<T> => {
  const answer = await page.request.get(`/api/v1${path}`);
  expect(answer.status(), `${path} ${await answer.text()}`).toBe(200);
  return (await answer.json()) as T;
};
const clockOf = (page: Page, number: number) => get<TicketClock>(page, `/tickets/${number}/clock`);

/** Tickets of the year, from its end to its beginning: so many pages of a hundred. */
async function numbers(page: Page, pages: number, more = ""): Promise<Row[]> {
  const found: Row[] = [];
  let cursor = "";
  for (let at = 0; at < pages; at += 1) {
    const { items, next_cursor } = await get<{ items: Row[]; next_cursor: string | null }>(
      page,
      `/tickets?limit=100${more}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    found.push(...items);
    if (!next_cursor) break;
    cursor = next_cursor;
  }
  return found;
}

const sum = ({ segments }: Pick<ClockTarget, "segments">): number => segments.reduce((all, { minutes }) => all + minutes, 0);
/** As much of it as one calendar explains: one that was handed to others counts by several. */
const oneCalendar = ({ segments }: ClockTarget): boolean =>
  new Set(segments.map(({ calendar, version }) => `${calendar} ${version}`)).size === 1 && segments.every(({ cause }) => cause !== "kept");

test(
  "of any ticket of the demo the ledger adds up, and it is due when anybody counts it from outside",
  { timeout: 600_000 },
  async ({ page }) => {
    await be(page, "lead");
    const folder = temporaryFolder();
    const config = readConfig({ FIRSTLINE_DATA_DIR: join(folder.path, "data") });
    const keep = (name: string, content: unknown): string => {
      const path = join(folder.path, `${name}.json`);
      writeFileSync(path, JSON.stringify(content));
      chmodSync(path, 0o644);
      return path;
    };
    try {
      const files = new Map<string | null, string>([[null, keep("always", always)]]);
      const calendars = await get<{
        items: { name: string; time_zone: string; hours: object; holidays: object[]; exceptions: object[] }[];
      }>(page, "/calendars");
      for (const { name, time_zone, hours, holidays, exceptions } of calendars.items)
        files.set(name, keep(`calendar-${files.size}`, { name, time_zone, hours, holidays, exceptions }));

      // At some hours none of the demo's newest waits.
      const requester = { name: "Kai Strand", email: "kai.strand@havbris.example" };
      const waiting = await openTicket(page, { subject: "The clock stands still", team: "service-desk", requester });
      const wait = { status: "waiting", waiting_reason: "requester" };
      expect((await page.request.patch(`/api/v1/tickets/${waiting}`, { data: wait })).status()).toBe(200);
      await expect.poll(async () => (await clockOf(page, waiting)).targets.map(({ state }) => state)).toContain("paused");
      const rows = await numbers(page, 6);
      expect(rows.length).toBeGreaterThan(500);
      const seen = new Map<string, number>();
      const asked: string[][] = [];
      const wrong: unknown[] = [];
      for (const { number } of rows) {
        const { targets } = await clockOf(page, number);
        for (const target of targets) {
          const { metric, state, counted, minutes, segments, began_at, due_at } = target;
          seen.set(`${metric} ${state}`, (seen.get(`${metric} ${state}`) ?? 0) + 1);
          // Without holes; of one that runs as many as are promised, of the others as many as have counted.
          const holes = segments.slice(1).filter(({ from }, at) => from !== segments[at]?.to);
          const told = state === "running" ? minutes : counted;
          if (holes.length > 0 || Math.abs(sum(target) - told) > 0.001)
            wrong.push({ number, metric, state, told, sum: sum(target), holes });
          if (segments.length === 0 || !oneCalendar(target)) continue;
          const [first] = segments;
          const calendar = files.get(first?.calendar ?? null);
          if (!calendar) throw new Error(`no calendar ${first?.calendar}`);
          const still = segments.filter(({ cause, to }) => cause === "paused" && !(state === "paused" && to === segments.at(-1)?.to));
          const pauses = keep(
            `pauses-${number}`,
            still.map(({ from, to }) => [from, to]),
          );
          const given = ["--calendar", calendar, "--from", began_at, "--pauses", pauses];
          const { due } = JSON.parse(await clockDueCommand.run([...given, "--minutes", String(minutes)], config)) as { due: string };
          if (due !== due_at) wrong.push({ number, metric, state, due_at, due });
          const end = segments.at(-1)?.to ?? began_at;
          const all = keep(
            `all-pauses-${number}`,
            segments.filter(({ cause }) => cause === "paused").map(({ from, to }) => [from, to]),
          );
          const ran = JSON.parse(
            await clockElapsedCommand.run(["--calendar", calendar, "--from", began_at, "--to", end, "--pauses", all], config),
          ) as { minutes: number };
          if (Math.abs(ran.minutes - sum(target)) > 0.001) wrong.push({ number, metric, state, end, ran: ran.minutes, sum: sum(target) });
          asked.push([...given, "--minutes", String(minutes), due_at]);
        }
      }
      expect(wrong.slice(0, 5)).toEqual([]);
      // Of every kind there were some, and enough in all for one to be wrong.
      expect([...seen.keys()].map((one) => one.split(" ")[0])).toEqual(
        expect.arrayContaining(["first_response", "next_response", "resolution", "acceptance"]),
      );
      expect([...seen.keys()].map((one) => one.split(" ")[1])).toEqual(expect.arrayContaining(["met", "missed", "running", "paused"]));
      expect(asked.length).toBeGreaterThan(500);
      // The same command as somebody types it.
      const step = Math.floor(asked.length / 5);
      for (const one of asked.filter((_, at) => at % step === 0)) {
        const { code, stdout, stderr } = await run("firstline", ["clock", "due", ...one.slice(0, -1)]).ended;
        expect(code, stderr).toBe(0);
        expect((JSON.parse(stdout) as { due: string }).due).toBe(one.at(-1));
      }
    } finally {
      folder.remove();
    }
  },
);

/** "3 h 30 min" → 210. */
const minutesIn = (words: string): number => Number(/(\d+) h/.exec(words)?.[1] ?? 0) * 60 + Number(/(\d+) min/.exec(words)?.[1] ?? 0);

test("what stands on the screen adds up, line by line", { timeout: 300_000 }, async ({ page }) => {
  await be(page, "lead");
  const found: { number: number; targets: ClockTarget[] }[] = [];
  const rows = [...(await numbers(page, 2, "&queue=all_open")), ...(await numbers(page, 2))];
  const kinds = ["resolution running", "resolution paused", "resolution met", "resolution missed", "next_response met", "acceptance met"];
  for (const wanted of kinds) {
    for (const { number } of rows) {
      if (found.some((one) => one.number === number)) continue;
      const { targets } = await clockOf(page, number);
      if (targets.some(({ metric, state }) => wanted === `${metric} ${state}`)) {
        found.push({ number, targets });
        break;
      }
    }
  }
  expect(found.length).toBeGreaterThanOrEqual(3);
  for (const [at, { number, targets }] of found.entries()) {
    await visit(page, `/desk/${number}`);
    const why = page.locator("summary", { hasText: "Why is it due then?" });
    await why.focus();
    await page.keyboard.press("Enter");
    const folds = page.locator("details", { has: why }).locator("details");
    await expect.poll(() => folds.count()).toBe(targets.length);
    for (const [place, target] of targets.entries()) {
      const fold = folds.nth(place);
      await fold.locator("summary").focus();
      await page.keyboard.press("Enter");
      // Who called was answered at once: nothing counted.
      if (target.segments.length === 0) continue;
      const lines = fold.locator("li");
      await lines.first().waitFor();
      const said = await lines.allInnerTexts();
      expect(said.length).toBe(target.segments.length);
      const told = said.map((line) => minutesIn(/; (.*) count\.?$/.exec(line)?.[1] ?? "")).reduce((all, one) => all + one, 0);
      const [counted = 0, promised = 0] = [...(await fold.innerText()).replaceAll(",", "").matchAll(/(\d+) of (\d+) minutes/g)]
        .flatMap(([, ...two]) => two)
        .map(Number);
      expect(promised).toBe(target.minutes);
      // Each line is told in whole minutes; of what runs, up to when it is due.
      const all = target.state === "running" ? promised : counted;
      expect(Math.abs(told - all), `${number} ${target.metric}: ${said.join(" ")}`).toBeLessThanOrEqual(1 + said.length / 2);
    }
    if (at === 0) {
      await folds.first().scrollIntoViewIfNeeded();
      await picture(page, "desk-ledger", "main", { fleeting: true });
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    await expectAccessible(page);
  }
});
