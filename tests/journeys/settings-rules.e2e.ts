import { expect, picture, test } from "../browser.ts";
import { be, colleague, eventually, openTicket, timeline } from "./desk-staff.ts";

test(
  "an administrator makes a rule, tries it, switches it on, sees what it did, and goes back to what it was before",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    const run = Date.now().toString(36);
    const name = `Streaks ${run}`;
    const tag = `streaks-${run}`;
    await be(page, "admin");
    const before = await colleague(browser, desk, "per.haug");
    await openTicket(before, { subject: `Streaks on paper ${run}`, description: "Since Monday.", team: "service-desk" });

    await page.goto("/settings/rules/new");
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    const filter = page.getByRole("combobox", { name: "Only tickets that this finds" });
    // What may stand there is offered while one types, as in a view.
    await filter.fill("team:serv");
    await page.getByRole("option", { name: /Service desk/ }).waitFor();
    await filter.press("Escape");
    await filter.fill(`streaks ${run} team:nowhere`);
    await page.getByRole("textbox", { name: "Add" }).fill(tag);
    await page.getByRole("button", { name: "Try without changing anything" }).click();
    await page.getByText("The desk knows nothing by the name “nowhere”.").waitFor();
    await filter.fill(`streaks ${run}`);
    await page.getByRole("button", { name: "One more thing" }).click();
    await page.getByRole("combobox", { name: "What", exact: true }).nth(1).selectOption("note");
    await page.getByRole("textbox", { name: "In English" }).fill("Ask for the serial number of the drum.");
    await page.getByRole("button", { name: "Try without changing anything" }).click();
    await page.getByText(/it applies to 1, and would change 1\. Nothing was changed\./).waitFor();
    await page.getByRole("table", { name: "Tickets it applies to" }).getByText(`Streaks on paper ${run}`).waitFor();
    await page.getByRole("table", { name: "Tickets it applies to" }).scrollIntoViewIfNeeded();
    await picture(page, "settings-rule-dry", "form", { fleeting: true });

    await page.getByRole("checkbox", { name: "Switched on" }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await page.getByText("Nothing yet.").waitFor();

    const number = await openTicket(before, { subject: `More streaks ${run}`, description: "On every page.", team: "service-desk" });
    const tags = async () => (await (await page.request.get(`/api/v1/tickets/${number}`)).json()).tags as string[];
    await eventually(tags).toEqual([tag]);
    await before.goto(`/desk/${number}`);
    await timeline(before).getByText(`The rule “${name}” changed this ticket`).waitFor();
    await timeline(before).getByText("Ask for the serial number of the drum.").waitFor();
    await picture(before, "desk-rule-ran", "[role=feed], main", { fleeting: true });
    // By key: which rules had their turn here, and what became of each act.
    await before.getByRole("button", { name: "Hand up" }).waitFor();
    await before.keyboard.press("Shift+R");
    const told = before.getByRole("dialog", { name: `What rules did on #${number}` });
    const ran = told.getByRole("listitem").filter({ hasText: name }).first();
    await ran.getByText("version 1").waitFor();
    await ran.getByText("Write a note for technicians").waitFor();
    expect(await ran.getByRole("link", { name }).count(), "Per shapes no rules").toBe(0);
    await picture(before, "desk-rule-runs", "[role=dialog] li", { fleeting: true });
    await before.keyboard.press("Escape");
    await page.reload();
    await page.getByRole("table", { name: "What it did" }).getByText(`More streaks ${run}`).waitFor();

    await page.getByRole("textbox", { name: "Add" }).fill("other");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("button", { name: "Go back to 1" }).waitFor();
    await page.getByRole("button", { name: "Go back to 1" }).click();
    await page.getByText("3, as it was in 1").waitFor();
    await eventually(() => page.getByRole("textbox", { name: "Add" }).inputValue()).toBe(tag);
    await page.getByRole("heading", { level: 1, name }).scrollIntoViewIfNeeded();
    await picture(page, "settings-rule", "h1", { fleeting: true });
    await page.goto("/settings/rules");
    const row = page.getByRole("row").filter({ hasText: name });
    await row.getByText("On", { exact: true }).waitFor();
    await picture(page, "settings-rules", "table");

    const ane = await colleague(browser, desk, "ane.berg");
    await ane.goto(`/portal/${number}`);
    await ane.getByText("On every page.").waitFor();
    expect(await ane.getByText(new RegExp(`rule|${name}|drum`)).count()).toBe(0);
    const rules = await (await page.request.get("/api/v1/rules")).json();
    const made = rules.items.find((one: { name: string }) => one.name === name);
    const csrf = { headers: { origin: new URL(page.url()).origin } };
    expect((await page.request.delete(`/api/v1/rules/${made.id}`, csrf)).status()).toBe(204);
  },
);
