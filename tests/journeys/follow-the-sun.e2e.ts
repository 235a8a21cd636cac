import { expect, expectAccessible, picture, test, type Page } from "../browser.ts";
import { be, colleague, openTicket, visit } from "./desk-staff.ts";
import { onDatabase } from "./on-database.ts";

interface Named {
  id: string;
  name: string;
}
interface Target {
  metric: string;
  minutes: number;
  segments: { cause: string; minutes: number; calendar: string | null; from: string; to: string }[];
}

async function get<T>(page: Page, path: string): Promise<T> {
  return (await (await page.request.get(`/api/v1${path}`)).json()) as T;
}
async function send(page: Page, method: "post" | "put", path: string, data: object): Promise<Named> {
  const answer = await page.request[method](`/api/v1${path}`, { data });
  expect(answer.ok(), `${path} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as Named;
}

const minute = 60_000;
const hour = 60 * minute;
/** What the clock on the wall shows there, as a calendar writes it. */
const shows = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(at);
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const daily = (from: number, to: number, zone: string) =>
  Object.fromEntries(days.map((day) => [day, [[shows(from, zone), shows(to, zone)]]]));

test(
  "Oslo closes and hands a ticket to Sydney, which just opened: what counts goes on by their hours",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    const admin = await colleague(browser, desk, "admin");
    const { items: teams } = await get<{ items: (Named & { tier: number })[] }>(admin, "/teams");
    const [oslo, sydney] = [teams.find(({ tier }) => tier === 1), teams.find(({ tier }) => tier === 2)];
    if (!oslo || !sydney) throw new Error("no teams");
    // Whatever hour it is: there it is closing time, and here the day begins.
    const closing = Math.floor(Date.now() / minute) * minute;
    const stamp = Date.now().toString(36);
    const [osloName, sydneyName] = [`Oslo ${stamp}`, `Sydney ${stamp}`];
    const here = { name: osloName, time_zone: "Europe/Oslo", teams: [oslo.id] };
    await send(admin, "post", "/calendars", { ...here, hours: daily(closing - 8 * hour, closing, "Europe/Oslo") });
    const there = { name: sydneyName, time_zone: "Australia/Sydney", teams: [sydney.id] };
    await send(admin, "post", "/calendars", { ...there, hours: daily(closing, closing + 8 * hour, "Australia/Sydney") });
    const level = await send(admin, "post", "/service-levels", {
      name: `Around the world ${stamp}`,
      for: { teams: [oslo.id, sydney.id] },
      targets: { resolution: 240, acceptance: 30 },
    });
    const others = (await get<{ items: Named[] }>(admin, "/service-levels")).items.map(({ id }) => id).filter((id) => id !== level.id);
    await send(admin, "put", "/service-level-order", { ids: [level.id, ...others] });
    const number = await openTicket(admin, { subject: `The screen is black ${stamp}`, team: oslo.id });
    // It was opened three hours before closing time, when all this held already.
    const opened = `'${new Date(closing - 3 * hour).toISOString()}'::timestamptz`;
    for (const sql of [
      "update calendar_use set from_at = from_at - interval '2 days'",
      "update calendar_version set from_at = from_at - interval '2 days'",
      "update service_level_list set from_at = from_at - interval '2 days'",
      `update stay set from_at = ${opened}, accepted_at = ${opened} where ticket_id = (select id from ticket where number = ${number})`,
      "alter table event disable trigger user",
      `update event set at = ${opened} where ticket_id = (select id from ticket where number = ${number})`,
      "alter table event enable trigger user",
      `update ticket set opened_at = ${opened} where number = ${number}`,
    ])
      await onDatabase(desk, sql);
    await new Promise((then) => setTimeout(then, 1500));
    await send(admin, "post", `/tickets/${number}/clock-recounts`, { reason: "It was opened before" });

    await be(page, "per.haug");
    await visit(page, `/desk/${number}`);
    await page.getByText(/^1 h left, closed until/).waitFor();
    await picture(page, "desk-closing-time", "main", { fleeting: true });
    await page.setViewportSize({ width: 1440, height: 900 });
    const escalation = { reason: "The day is over here", team: sydney.id, path: "functional" };
    await send(page, "post", `/tickets/${number}/escalations`, escalation);

    const kari = await colleague(browser, desk, "kari.solberg");
    await visit(kari, `/desk/${number}`);
    const { targets } = await get<{ targets: Target[] }>(kari, `/tickets/${number}/clock`);
    const of = (metric: string) => targets.findLast((one) => one.metric === metric)?.segments ?? [];
    const counted = (metric: string) =>
      of(metric)
        .filter(({ minutes }) => minutes > 0)
        .map(({ calendar, minutes }) => [calendar, Math.round(minutes)]);
    expect(counted("resolution")).toEqual([
      [osloName, 180],
      [sydneyName, 60],
    ]);
    // Who took it over is open sooner: that alone brings nothing forward.
    expect(of("resolution").at(-1)?.cause).toBe("kept");
    expect(counted("acceptance")).toEqual([[sydneyName, 30]]);
    const why = kari.locator("summary", { hasText: "Why is it due then?" });
    await why.focus();
    await kari.keyboard.press("Enter");
    for (const title of ["Solution", "Taken by the next team"]) {
      const fold = kari.locator("summary", { hasText: title });
      await fold.focus();
      await kari.keyboard.press("Enter");
    }
    await kari.getByText(new RegExp(`open by the calendar ${osloName}; 3 h 0 min count\\.$`)).waitFor();
    await kari.getByText(new RegExp(`open by the calendar ${sydneyName}; 1 h 0 min count\\.$`)).waitFor();
    await kari.getByText(/a handover alone brings nothing forward\.$/).waitFor();
    await kari.getByText(new RegExp(`open by the calendar ${sydneyName}; 30 min count\\.$`)).waitFor();
    await expectAccessible(kari);
    await kari.locator("summary", { hasText: "Why is it due then?" }).scrollIntoViewIfNeeded();
    await picture(kari, "desk-handed-to-sydney", "main", { fleeting: true });
    await kari.context().close();
    await admin.context().close();
  },
);
