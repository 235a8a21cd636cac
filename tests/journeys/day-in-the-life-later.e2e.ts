import { expect, picture, test } from "../browser.ts";
import { ane, jonas, mailFrom, told } from "./day-staff.ts";
import { be, colleague, dialog, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

test(
  "an afternoon at the desk: many tickets at once and put back, a merge, an approval, a ticket up to tier 2, and the shift handed on",
  { timeout: 400_000 },
  async ({ page, desk, browser }) => {
    const run = `${Date.now() % 100_000}`;
    await be(page, "per.haug");
    const chosen = page.getByRole("region", { name: "Chosen tickets" }).getByRole("status");
    const lead = await colleague(browser, desk, "lead");
    const administrator = await colleague(browser, desk, "admin");

    // Three people tell of the same thing: chosen, seen what would change, changed, and put back.
    const same: number[] = [];
    for (const who of [ane, jonas, ane])
      same.unshift(await mailFrom(administrator, who, `No sound in the canteen ${same.length} ${run}`, "Since noon."));
    await visit(page, `/desk/${same[0]}?team=service-desk&sort=newest`);
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+J");
    await page.keyboard.press("Shift+J");
    await eventually(() => chosen.textContent()).toBe("3 chosen");
    await page.keyboard.press("e");
    await dialog(page).getByRole("combobox", { name: "To which team" }).selectOption("workplace");
    await dialog(page).getByRole("textbox", { name: "Why" }).fill("The loudspeakers are theirs");
    await dialog(page).getByText("3 will change.").waitFor();
    await picture(page, "day-many", "[role=dialog]", { fleeting: true, wide: true });
    await page.keyboard.press("Control+Enter");
    await dialog(page).getByText("3 changed.").waitFor({ timeout: 60_000 });
    for (const number of same) expect((await told(page, number)).team.key).toBe("workplace");
    await dialog(page).getByRole("button", { name: "Undo" }).click();
    await dialog(page).getByText("Put back 3 tickets").waitFor();
    await dialog(page).getByText("3 changed.").waitFor({ timeout: 60_000 });
    for (const number of same) expect((await told(page, number)).team.key).toBe("service-desk");
    await page.keyboard.press("Escape");

    // Two of them are one person's, so they become one ticket.
    const [again = 0, , first = 0] = same;
    await visit(page, `/desk/${again}`);
    await page.keyboard.press("Shift+M");
    await dialog(page).getByRole("combobox").or(dialog(page).getByRole("textbox")).first().fill(String(first));
    await page
      .getByRole("option", { name: `#${first}` })
      .first()
      .click();
    await dialog(page).getByText(`Ane Berg reads both in #${first}`).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(new RegExp(`/desk/${first}\\b`));
    await timeline(page).getByText(`from #${again}`).first().waitFor();

    // New loudspeakers cost money: the manager decides, and the answer stands in the ticket without a reload.
    const question = `May the canteen have new loudspeakers for 6,400 kr? ${run}`;
    await page.keyboard.press("Shift+A");
    await dialog(page).getByRole("combobox", { name: "Person" }).fill("manager@nordvik.example");
    await page.getByRole("option", { name: "manager@nordvik.example" }).first().click();
    await dialog(page).getByRole("textbox", { name: "What is to be decided" }).fill(question);
    await page.keyboard.press("Control+Enter");
    await timeline(page).getByText(`asked for approval: ${question}`).waitFor();
    const manager = await colleague(browser, desk, "manager");
    await manager.goto("/portal");
    const card = manager.getByRole("article").filter({ hasText: question });
    await card.getByRole("button", { name: "Approve" }).click();
    await eventually(() => card.count()).toBe(0);
    await timeline(page).getByText(`approved: ${question}`).waitFor();
    await picture(page, "day-approved", "#open-ticket li", { wide: true });

    // One is beyond tier 1: what was found goes along, and tier 2 takes it with one key.
    const hard = await openTicket(page, {
      subject: `Outlook asks for the password ${run}`,
      description: "Every few minutes.",
      category: "mail-outlook",
    });
    const kari = await colleague(browser, desk, "kari.solberg");
    await visit(page, `/desk/${hard}`);
    await page.keyboard.press("n");
    await page.getByRole("textbox", { name: "Note, technicians only" }).fill("Found that the token is stale, error 0x80070520.");
    await page.keyboard.press("Control+Enter");
    await timeline(page).getByText("token is stale").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("e");
    await dialog(page).getByRole("textbox", { name: "Why it is handed on" }).fill("Needs rights to reset the token");
    await eventually(() => dialog(page).getByRole("textbox", { name: "Found" }).inputValue()).toContain("token is stale");
    await eventually(() => dialog(page).getByRole("combobox", { name: "To" }).inputValue()).toBe("messaging");
    await picture(page, "day-hand-over", "[role=dialog]", { fleeting: true });
    await page.keyboard.press("Control+Enter");
    await timeline(page).getByText("Handed up to Messaging").waitFor();
    await visit(kari, `/desk/${hard}?queue=to_accept`);
    await kari.getByRole("region", { name: "Handed over from Service desk" }).getByText("token is stale").waitFor();
    await kari.keyboard.press("y");
    await timeline(page)
      .getByText(/accepted by Kari Solberg/)
      .waitFor();

    const left = await openTicket(page, { subject: `The blinds hang askew ${run}`, team: "service-desk" });
    expect((await page.request.post(`/api/v1/tickets/${left}/acceptances`)).status()).toBe(201);

    // The shift ends: what is left of it goes to who stays, all at once, and the list is empty.
    await page.goto("/desk?queue=my_shift");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("a");
    await dialog(page).getByRole("combobox", { name: "To whom" }).fill("Ingrid Dahl");
    await page
      .getByRole("option", { name: /Ingrid Dahl/ })
      .first()
      .click();
    await dialog(page)
      .getByText(/\d+ will change\.$/)
      .waitFor();
    await page.keyboard.press("Control+Enter");
    await dialog(page)
      .getByText(/\d+ changed\./)
      .waitFor({ timeout: 60_000 });
    await page.keyboard.press("Escape");
    // The open one stays in sight until the list is opened again.
    await page.goto("/desk?queue=my_shift");
    await page.getByText("Nothing on your shift").waitFor();
    await picture(page, "day-end", "text=/Nothing on your shift|Ingenting på vakten din/", { fleeting: true });
    await lead.goto("/desk?queue=my_shift");
    await lead.getByRole("option", { name: new RegExp(`The blinds hang askew ${run}`) }).waitFor();
  },
);
