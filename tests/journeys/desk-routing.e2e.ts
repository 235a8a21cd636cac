import { expect, expectAccessible, expectNoSidewaysScroll, picture, test, type Page } from "../browser.ts";
import { be, colleague, eventually, openTicket, timeline, visit } from "./desk-staff.ts";
import { onDatabase } from "./on-database.ts";

const offered = (page: Page, number: number) => async (): Promise<string | null> => {
  const { offer } = (await (await page.request.get(`/api/v1/tickets/${number}`)).json()) as {
    offer: { technician: { name: string } } | null;
  };
  return offer?.technician.name ?? null;
};

test(
  "a rule says who is asked, is tried on what came, and every decision tells who was asked and why not the others",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    const run = Date.now().toString(36);
    const name = `Mail ${run}`;
    const skill = `Exchange ${run}`;
    await onDatabase(desk, "delete from availability", "update offer set answer = 'withdrawn' where answer is null and offered_by is null");
    await be(page, "admin");
    const per = await colleague(browser, desk, "per.haug");
    await openTicket(per, { subject: `Calendar ${run} is empty`, team: "service-desk" });

    // A lead says what her people can do, with the keyboard alone.
    const lead = await colleague(browser, desk, "lead");
    await lead.goto("/settings/work");
    await lead.getByRole("textbox", { name: "New skill" }).fill(skill);
    await lead.keyboard.press("Enter");
    await lead.getByRole("table", { name: "Skills" }).getByText(skill).waitFor();
    await lead.getByRole("table", { name: "People" }).getByRole("link", { name: "Per Haug" }).click();
    await lead.getByRole("combobox", { name: skill }).selectOption("2");
    await lead.getByRole("textbox", { name: "The most they take, in points" }).fill("400");
    await lead.getByRole("button", { name: "Save", exact: true }).click();
    await lead.getByText("Kept: Per Haug").waitFor();
    await expectAccessible(lead);
    await picture(lead, "settings-work-person", "h1");
    await lead.goto("/settings/work");
    await lead.getByRole("table", { name: "People" }).getByText(`${skill} 2`).waitFor();
    await picture(lead, "settings-work", "table");
    await expectNoSidewaysScroll(lead);
    // Per sees what is kept of him, and changes nothing of it.
    await per.goto("/settings/work");
    await per.getByRole("link", { name: "Per Haug (you)" }).click();
    await per.getByText(`${skill}: Good at it`).waitFor();
    expect(await per.getByRole("button", { name: "Save", exact: true }).count()).toBe(0);

    await page.goto("/settings/routing/new");
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("combobox", { name: "Only tickets that this finds" }).fill(`"Calendar ${run}"`);
    await page.getByRole("combobox", { name: skill }).selectOption("1");
    await page.getByRole("combobox", { name: "Who has it then" }).selectOption({ label: "Service desk" });
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByText(/^Of 1 ticket from/).waitFor();
    await page.getByRole("table", { name: "Who would have been asked" }).getByText("Per Haug").waitFor();
    await page.getByRole("table", { name: "The newest of them" }).scrollIntoViewIfNeeded();
    await expectAccessible(page);
    await picture(page, "settings-routing-try", "form", { fleeting: true });
    await page.getByRole("checkbox", { name: "Switched on" }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();

    // Somebody who can is there: they are asked, are told, and take it by key.
    expect((await per.request.put("/api/v1/availability", { data: { state: "available" } })).status()).toBe(200);
    const number = await openTicket(lead, { subject: `Calendar ${run} is empty again`, team: "service-desk" });
    await eventually(offered(page, number)).toBe("Per Haug");
    await per.goto("/desk?queue=handed_to_me");
    await per.getByText(`Calendar ${run} is empty again`).first().waitFor();
    await visit(per, `/desk/${number}`);
    await per.getByText("offered to Per Haug").waitFor();
    await per.locator("summary", { hasText: "Who was asked, and why?" }).focus();
    await per.keyboard.press("Enter");
    await per.getByText(new RegExp(`Per Haug was asked by the rule “${name}”: they have the least work for their share`)).waitFor();
    await per.locator("summary", { hasText: /^The (other|\d+ others)/ }).click();
    await per.getByText("Ingrid Dahl was not asked: a skill is missing", { exact: false }).waitFor();
    await per.getByText("Ingrid Dahl was not asked", { exact: false }).scrollIntoViewIfNeeded();
    await expectAccessible(per);
    await picture(per, "desk-routing-why", "summary", { fleeting: true, wide: true });
    await per.locator("body").click({ position: { x: 2, y: 2 } });
    await per.keyboard.press("y");
    await timeline(per).getByText("Per Haug", { exact: false }).first().waitFor();
    await eventually(async () => (await (await page.request.get(`/api/v1/tickets/${number}`)).json()).assignee?.name).toBe("Per Haug");

    // He declines the next one; nobody else can, and it says so.
    const next = await openTicket(lead, { subject: `Calendar ${run} is empty once more`, team: "service-desk" });
    await eventually(offered(page, next)).toBe("Per Haug");
    await visit(per, `/desk/${next}`);
    await per.locator("body").click({ position: { x: 2, y: 2 } });
    await per.keyboard.press("Shift+Y");
    const declining = per.getByRole("dialog", { name: "Decline the offer" });
    await declining.getByRole("textbox").fill("On my way out");
    await per.keyboard.press("Control+Enter");
    await eventually(offered(page, next)).toBe(null);
    const decisions = async () => (await (await page.request.get(`/api/v1/tickets/${next}/routing`)).json()).decisions.length;
    await eventually(decisions).toBe(2);
    await per.locator("summary", { hasText: "Who was asked, and why?" }).click();
    await per.getByText("Nobody could take it by the rule", { exact: false }).waitFor();

    await page.goto("/settings/routing");
    const row = page.getByRole("row").filter({ hasText: name });
    await row.getByText("On", { exact: true }).waitFor();
    await picture(page, "settings-routing", "table");
    // What is open of his is offered on from the command bar.
    await per.keyboard.press("Control+k");
    await per.getByRole("combobox", { name: /./ }).first().fill("Offer my open work on");
    await per.getByRole("option", { name: /Offer my open work on/ }).waitFor();
    await per.keyboard.press("Enter");
    await per.getByText(/Somebody is looked for for \d+ ticket|There is nothing to offer on/).waitFor();
    const rules = await (await page.request.get("/api/v1/routing-rules")).json();
    const made = rules.items.find((one: { name: string }) => one.name === name);
    const csrf = { headers: { origin: new URL(page.url()).origin } };
    expect((await page.request.delete(`/api/v1/routing-rules/${made.id}`, csrf)).status()).toBe(204);
    await onDatabase(desk, "delete from availability");
  },
);
