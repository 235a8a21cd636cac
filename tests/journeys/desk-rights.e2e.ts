import { expect, picture, test } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, visit } from "./desk-staff.ts";

test(
  "a ticket is made confidential by key: a colleague sees it no longer, is let in, and the rules say why",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "Somebody reads my mail", description: "My leader knows.", team: "service-desk" });
    const lars = await colleague(browser, desk, "lars.moe");
    const seen = async () => (await lars.request.get(`/api/v1/tickets/${number}`)).status();
    expect(await seen()).toBe(200);

    await visit(page, `/desk/${number}`);
    await page.keyboard.press("Shift+W");
    await dialog(page).getByText("This ticket is as open as").waitFor();
    await dialog(page).getByRole("button", { name: "Make it confidential" }).click();
    await dialog(page).getByText("This ticket is confidential").waitFor();
    await eventually(seen).toBe(404);
    const why = dialog(page).getByRole("combobox", { name: "Why may somebody see it, or not?" });
    await why.fill("Lars Moe");
    await page
      .getByRole("option", { name: /Lars Moe/ })
      .first()
      .click();
    await dialog(page).getByText("Lars Moe does not see the inside", { exact: true }).first().waitFor();
    await dialog(page)
      .getByText(/It is confidential, and Lars Moe does not work in/)
      .first()
      .waitFor();
    await picture(page, "desk-who-may-see", "text=/is confidential, and Lars|er fortrolig, og Lars/", { fleeting: true });

    await dialog(page).getByRole("combobox", { name: "Let somebody in" }).fill("Lars Moe");
    await page
      .getByRole("option", { name: /Lars Moe/ })
      .first()
      .click();
    await dialog(page).getByRole("button", { name: "Take the access of Lars Moe back" }).waitFor();
    await eventually(seen).toBe(200);
    await page.keyboard.press("Escape");
    await page.getByText("Confidential", { exact: true }).first().waitFor();
    await page.getByText("let Lars Moe see the ticket").waitFor();
    await picture(page, "desk-confidential", "text=/made the ticket confidential|gjorde saken fortrolig/", { wide: true });
  },
);

test("a member of a team may look and not touch", { timeout: 300_000 }, async ({ page, desk, browser }) => {
  await be(page, "admin");
  const teams = (await (await page.request.get("/api/v1/teams")).json()) as { items: { id: string; key: string }[] };
  const team = teams.items.find(({ key }) => key === "messaging");
  await page.goto(`/settings/teams/${team?.id}`);
  const rights = page.getByRole("combobox", { name: /^What Kari Solberg may do/ });
  const leads = page
    .getByRole("checkbox", { name: "Kari Solberg leads the team" })
    .or(page.getByRole("switch", { name: /^Kari Solberg leads/ }));
  await leads.first().waitFor();
  const led = await leads.first().isChecked();
  if (led) await leads.first().uncheck({ force: true });
  await rights.selectOption("read");
  await eventually(() => rights.inputValue()).toBe("read");
  await rights.scrollIntoViewIfNeeded();
  await picture(page, "settings-team-rights", "text=/Add somebody|Legg til noen/", { fleeting: true });

  const kari = await colleague(browser, desk, "kari.solberg");
  const number = await openTicket(page, { subject: "The calendar shows last week", team: "messaging" });
  const refused = await kari.request.post(`/api/v1/tickets/${number}/notes`, { data: { body: "I know this one" } });
  expect([refused.status(), ((await refused.json()) as { code: string }).code]).toEqual([403, "only_looks"]);
  await rights.selectOption("work");
  await eventually(async () =>
    (await kari.request.post(`/api/v1/tickets/${number}/notes`, { data: { body: "I know this one" } })).status(),
  ).toBe(201);
  if (led) await leads.first().check({ force: true });
});

test("an administrator sees the desk as somebody else does, changes nothing, and it is logged", { timeout: 300_000 }, async ({ page }) => {
  await be(page, "admin");
  const found = (await (await page.request.get("/api/v1/people/find?q=Kari%20Solberg")).json()) as { items: { id: string }[] };
  await page.goto(`/settings/technicians/${found.items[0]?.id}`);
  await page.getByLabel("Why", { exact: true }).fill("She says that a queue is empty");
  await page.getByRole("button", { name: "See the desk as Kari Solberg" }).click();
  await page.getByText(/^You see the desk as Kari Solberg sees it/).waitFor();
  await page.getByRole("tab", { name: /^Reply to/ }).waitFor();
  await picture(page, "desk-view-as", "[role=tab]");
  const refused = await page.request.post("/api/v1/tickets", { data: { subject: "In her name" } });
  expect([refused.status(), ((await refused.json()) as { code: string }).code]).toEqual([403, "only_viewing"]);
  await page.goto("/desk");
  await page.getByRole("button", { name: "Be yourself again" }).click();
  await page.getByText(/^You see the desk as/).waitFor({ state: "detached" });
  await page.goto("/settings/audit");
  await page.getByRole("table").getByText("Looks with their own eyes again").first().waitFor();
  await page.getByRole("table").getByText("Began to look as another person").first().waitFor();
});
