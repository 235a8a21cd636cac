import { expect, expectAccessible, picture, test, type Page } from "../browser.ts";
import { be, eventually, openTicket } from "./desk-staff.ts";

interface Named {
  id: string;
  name: string;
}

async function items<T = Named>(page: Page, path: string): Promise<T[]> {
  return ((await (await page.request.get(`/api/v1${path}`)).json()) as { items: T[] }).items;
}
async function add(page: Page, path: string, data: object): Promise<Named> {
  const made = await page.request.post(`/api/v1${path}`, { data });
  expect(made.status(), await made.text()).toBe(201);
  return (await made.json()) as Named;
}

test(
  "a service level is written as one says it, refused where it cannot be read, tried on the newest tickets, kept and moved up",
  { timeout: 300_000 },
  async ({ page }) => {
    const name = `Urgent ${Date.now().toString(36)}`;
    await be(page, "admin");
    await page.goto("/settings/service-levels/new");
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    // By keyboard, as everything.
    await page.getByRole("checkbox", { name: "Critical" }).focus();
    await page.keyboard.press("Space");
    const solved = page.getByRole("textbox", { name: "Solved within" });
    await solved.fill("4");
    await page.getByText("Write it as 30 min, 4 h or 1 h 30 min.").waitFor();
    await solved.fill("4 h");
    await page.getByRole("textbox", { name: "First answer within" }).fill("30 min");
    const whose = page.getByRole("combobox", { name: "Organizations" });
    await whose.fill("Nordvik");
    await page
      .getByRole("option", { name: /Nordvik/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Add a warning" }).press("Enter");
    const howLong = page.getByRole("textbox", { name: "How long" });
    await howLong.fill("soon");
    await page.getByText("Write it as 30 min, 4 h or 1 h 30 min.").waitFor();
    await page.getByRole("combobox", { name: "When" }).selectOption({ label: "After it is due" });
    await howLong.fill("0 min");
    await page.getByRole("checkbox", { name: "Its leads" }).press("Space");
    await page.getByRole("button", { name: "Count the newest 200 tickets" }).click();
    await page
      .getByText(/^For tickets of critical priority, people of Nordvik.*: first answer within 30 min and solved within 4 h\./)
      .waitFor();
    await page.getByText(/tickets were counted; this level is for/).waitFor();
    await picture(page, "settings-service-level-new", "table", { fleeting: true });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.goto("/settings/service-levels");
    const row = page.getByRole("row", { name: new RegExp(name) });
    await row.waitFor();
    const up = page.getByRole("button", { name: `Move ${name} up` });
    while (await up.isEnabled()) {
      await up.press("Enter");
      await page.waitForTimeout(300);
    }
    await eventually(() => page.getByRole("row").nth(1).innerText()).toContain(name);
    await picture(page, "settings-service-levels", "table");
    await page.getByRole("link", { name }).click();
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("button", { name: "Remove it" }).click();
    await page.getByText(`${name} was removed`).waitFor();
  },
);

test(
  "two time zones hand over: each counts in its own hours, and the ledger says so beside the ticket, piece by piece",
  { timeout: 300_000 },
  async ({ page }) => {
    await be(page, "admin");
    const teams = await items<Named & { tier: number }>(page, "/teams");
    const [first, second] = [teams.find(({ tier }) => tier === 1), teams.find(({ tier }) => tier === 2)];
    if (!first || !second) throw new Error("no teams");
    const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    const daily = (from: string, to: string) => Object.fromEntries(days.map((day) => [day, [[from, to]]]));
    const stamp = Date.now().toString(36);
    await add(page, "/calendars", { name: `Oslo ${stamp}`, time_zone: "Europe/Oslo", hours: daily("06:00", "18:00"), teams: [first.id] });
    await add(page, "/calendars", {
      name: `Auckland ${stamp}`,
      time_zone: "Pacific/Auckland",
      hours: daily("06:00", "18:00"),
      teams: [second.id],
    });
    const nothing = { first_response: null, next_response: null, acceptance: 30, vendor: null, call_back: null };
    const level = await add(page, "/service-levels", {
      name: `Around the world ${stamp}`,
      for: { teams: [first.id, second.id] },
      targets: { ...nothing, resolution: 1200 },
      pauses: ["requester"],
    });
    const order = (await items(page, "/service-levels")).map(({ id }) => id);
    const ids = [level.id, ...order.filter((id) => id !== level.id)];
    expect((await page.request.put("/api/v1/service-level-order", { data: { ids } })).status()).toBe(200);

    const number = await openTicket(page, { subject: `The screen is black ${stamp}`, team: first.id });
    const escalation = { reason: "The day is over here", team: second.id, path: "functional" };
    expect((await page.request.post(`/api/v1/tickets/${number}/escalations`, { data: escalation })).status()).toBe(201);
    await page.goto(`/desk/${number}`);
    const why = page.locator("summary", { hasText: "Why is it due then?" });
    await why.waitFor();
    await why.focus();
    await page.keyboard.press("Enter");
    const solution = page.locator("summary", { hasText: "Solution" });
    await solution.waitFor();
    await solution.focus();
    await page.keyboard.press("Enter");
    await page.getByText(new RegExp(`^Solved within 20 h by Around the world ${stamp} \\(version 1\\): due`)).waitFor();
    await page
      .getByText(new RegExp(`by the calendar Oslo ${stamp}`))
      .first()
      .waitFor();
    await page
      .getByText(new RegExp(`open by the calendar Auckland ${stamp}; .* count\\.$`))
      .first()
      .waitFor();
    await page.locator("summary", { hasText: "Taken by the next team" }).waitFor();
    const clock = (await (await page.request.get(`/api/v1/tickets/${number}/clock`)).json()) as {
      targets: { metric: string; minutes: number; segments: { minutes: number }[] }[];
    };
    const told = clock.targets.find(({ metric }) => metric === "resolution");
    expect(told?.segments.reduce((sum, { minutes }) => sum + minutes, 0)).toBeCloseTo(1200, 3);
    await page.getByRole("button", { name: "Count anew" }).click();
    await page.getByRole("textbox", { name: "Why" }).fill("The calendar was wrong");
    await page.getByRole("dialog").getByRole("button", { name: "Count anew" }).click();
    await page.getByText("Counted anew", { exact: true }).first().waitFor();
    await page.getByText(/had what is promised counted anew/).waitFor();
    await page.getByRole("button", { name: "Count anew" }).scrollIntoViewIfNeeded();
    await picture(page, "desk-follow-the-sun", "main", { fleeting: true });
    await expectAccessible(page);
  },
);
