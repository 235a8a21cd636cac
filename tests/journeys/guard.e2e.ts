import pg from "pg";
import { expect, expectAccessible, newVisitor, picture, test, type Desk, type Page } from "../browser.ts";
import { findEmbeddedPostgres } from "../../server/platform/postgres/embedded.ts";
import { be, colleague } from "./desk-staff.ts";
import { onDatabase } from "./on-database.ts";

const api = "/api/v1";

async function somebody(page: Page, given: object): Promise<{ id: string; name: string }> {
  const stamp = `${Date.now().toString(36)}${Math.floor(Math.random() * 1000)}`;
  const name = `Rita Radar ${stamp}`;
  const made = await page.request.post(`${api}/people`, { data: { name, email: `rita.${stamp}@nordvik.example`, ...given } });
  expect(made.status(), await made.text()).toBe(201);
  return { id: ((await made.json()) as { id: string }).id, name };
}

/** The token of the link that they were sent last. */
async function tokenFor(desk: Desk, personId: string): Promise<string> {
  const client = new pg.Client({ connectionString: (await findEmbeddedPostgres(desk.dataDir)) ?? "" });
  await client.connect();
  const { rows } = await client.query("select body from outbox where person_id = $1 order by created_at desc limit 1", [personId]);
  await client.end();
  return /not-me#([\w.-]+)/.exec(String(rows[0]?.body))?.[1] ?? "";
}

test(
  "the radar fires for somebody who could not be verified: everybody sees it, and a lead reads what happened and lifts it",
  { timeout: 180_000 },
  async ({ page, browser, desk }) => {
    await be(page, "per.haug");
    const { id, name } = await somebody(page, {});
    // As the door to sensitive actions tells it when evidence does not hold.
    const refused = `insert into event (id, type, actor_id, person_id, data) select gen_random_uuid(), 'verification.evidence_refused', p.id,
      '${id}', '{"reason": "evidence_expired", "action": "reset_password"}' from person p where p.email = 'per.haug@nordvik.example'`;
    await onDatabase(desk, refused, refused, refused);
    await page.goto("/desk");
    const alarms = page.getByRole("region", { name: "Alarms about accounts" });
    await expect
      .poll(async () => ((await (await page.request.get(`${api}/guard-alarms`)).json()) as { items: unknown[] }).items.length)
      .toBeGreaterThan(0);
    await page.reload();
    await alarms.getByText(`${name} could not be verified 3 times within a day`).waitFor();
    expect(await alarms.getByRole("button", { name: /Lift/ }).count()).toBe(0);
    await expectAccessible(page, "guard-radar");
    await picture(page, "guard-radar", "[aria-label='Alarms about accounts'], [aria-label='Alarmer om kontoer']");

    const lead = await colleague(browser, desk, "lead");
    await lead.goto(`/people/${id}`);
    await lead.getByRole("link", { name: "Account history" }).click();
    const history = lead.getByRole("table", { name: `What happened to the account of ${name}` });
    await history.getByRole("row", { name: /Alarm about an account/ }).waitFor();
    await picture(lead, "guard-history", "table");
    await lead
      .getByRole("region", { name: "Alarms about accounts" })
      .getByRole("button", { name: `Lift the alarm about ${name}` })
      .click();
    const dialog = lead.getByRole("dialog", { name: `Lift the alarm about ${name}` });
    await dialog.getByLabel("Why it is over").fill("I called the number that we have had for years: it was Rita, with an old code.");
    await dialog.getByLabel("Why it is over").press("Enter");
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(() => lead.getByRole("region", { name: "Alarms about accounts" }).getByText(name).count()).toBe(0);
  },
);

test(
  "whoever says that it was not they is safe at once, and nothing happens by looking",
  { timeout: 180_000 },
  async ({ page, browser, desk }) => {
    await be(page, "admin");
    // Who made the change does not lift the alarm about it.
    const per = await colleague(browser, desk, "per.haug");
    const { id, name } = await somebody(per, { mobile: "+47 900 00 001" });
    expect((await per.request.patch(`${api}/people/${id}`, { data: { mobile: "+47 900 00 002" } })).status()).toBe(200);
    await expect.poll(() => tokenFor(desk, id)).not.toBe("");
    const visitor = await (await newVisitor(browser, desk)).newPage();
    await visitor.goto(`/not-me#${await tokenFor(desk, id)}`);
    await visitor.getByText("Your address or number on file was changed").waitFor();
    await expectAccessible(visitor, "not-me");
    await visitor.getByRole("button", { name: "It was not me" }).press("Enter");
    await visitor.getByText("The help desk knows, and your account is safe for now").waitFor();
    await page.goto(`/settings/account-history/${id}`);
    const history = page.getByRole("table", { name: `What happened to the account of ${name}` });
    await history.getByRole("row", { name: /It was not me/ }).waitFor();
    await history.getByRole("row", { name: /Notices sent/ }).waitFor();
    const { items } = (await (await page.request.get(`${api}/guard-alarms`)).json()) as { items: { id: string; person: { id: string } }[] };
    const mine = items.find(({ person }) => person.id === id);
    const lifted = await page.request.post(`${api}/guard-alarms/${mine?.id ?? ""}/lifts`, { data: { reason: "A rehearsal" } });
    expect(lifted.status(), await lifted.text()).toBe(204);
  },
);
