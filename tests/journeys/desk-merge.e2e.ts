import { expect, picture, test, type Page } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

const jonas = { requester: { email: "jonas.lie@nordvik.example" } };
const reply = async (page: Page, number: number, body: string) =>
  expect((await page.request.post(`/api/v1/tickets/${number}/replies`, { data: { body } })).status()).toBe(201);
const choose = async (page: Page, number: number) => {
  await dialog(page).getByRole("combobox").or(dialog(page).getByRole("textbox")).first().fill(String(number));
  await page
    .getByRole("option", { name: `#${number}` })
    .first()
    .click();
};

test(
  "two tickets become one by the keyboard, and two again; of two people neither reads the other's words, and both are told so before",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    await be(page, "per.haug");
    const first = await openTicket(page, { subject: "The scanner is silent", description: "It does not beep.", team: "service-desk" });
    const again = await openTicket(page, { subject: "Scanner again", description: "Still no sound.", team: "service-desk" });
    const his = await openTicket(page, { subject: "My scanner, too", description: "Silent since Monday.", team: "service-desk", ...jonas });
    await reply(page, again, "Which scanner is it?");

    await visit(page, `/desk/${again}`);
    await page.keyboard.press("Shift+M");
    await choose(page, first);
    await dialog(page).getByText("Goes on here").waitFor();
    await dialog(page).getByText(`Ane Berg reads both in #${first}`).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(new RegExp(`/desk/${first}`));
    await timeline(page).getByText("Which scanner is it?").waitFor();
    await timeline(page).getByText(`from #${again}`).first().waitFor();
    await page.getByRole("heading", { name: "Linked" }).waitFor();
    await picture(page, "desk-merged", "section:has(h2:text-is('Linked')), section:has(h2:text-is('Koblet')), ol");

    // Hers in the portal, from either number.
    const ane = await colleague(browser, desk, "ane.berg");
    await ane.goto(`/portal/${again}`);
    await ane.getByText(`Followed under #${first}`).waitFor();
    await ane.getByRole("link", { name: "The scanner is silent" }).click();
    await ane.getByText("Still no sound.").waitFor();

    await page.getByRole("button", { name: "Undo merge" }).click();
    await page.getByText(`#${again} stands by itself again`).waitFor();
    await eventually(() => timeline(page).getByText("Which scanner is it?").count()).toBe(0);

    await visit(page, `/desk/${his}`);
    await page.keyboard.press("Shift+M");
    await choose(page, first);
    await dialog(page).getByText(`Jonas Lie will not see #${first}`).waitFor();
    await dialog(page).getByText("Two people with the same trouble?").waitFor();
    await picture(page, "desk-merge", "[role=dialog] ul", { fleeting: true });
    await dialog(page).getByRole("checkbox", { name: "Let them read each other’s messages" }).check();
    await dialog(page).getByText("Jonas Lie and Ane Berg read every public message of both").waitFor();
    await dialog(page).getByRole("checkbox").uncheck();
    await dialog(page)
      .getByRole("button", { name: `Merge into #${first}` })
      .click();
    await timeline(page).getByText("Silent since Monday.").waitFor();
    await ane.goto(`/portal/${first}`);
    await ane.getByText("It does not beep.").waitFor();
    expect(await ane.getByText("Silent since Monday.").count()).toBe(0);

    await visit(page, `/desk/${his}`);
    await page.getByText(`This ticket was merged into #${first}`).waitFor();
    await page.getByRole("button", { name: "Undo merge" }).click();
    await page.getByText(`#${his} stands by itself again`).waitFor();
  },
);

test(
  "a ticket is linked to its children by the keyboard, and solving it offers to solve them, each with its own answer",
  { timeout: 300_000 },
  async ({ page }) => {
    await be(page, "per.haug");
    const parent = await openTicket(page, { subject: "The mail server is away", description: "All of it.", team: "service-desk" });
    const children = [
      await openTicket(page, { subject: "No mail since nine", team: "service-desk" }),
      await openTicket(page, { subject: "Outlook asks for a password", team: "service-desk", ...jonas }),
    ];
    await visit(page, `/desk/${parent}`);
    for (const child of children) {
      await page.keyboard.press("Shift+L");
      await choose(page, child);
      await dialog(page).getByLabel("What is it to this one?").selectOption({ label: "Its child: a part of this one" });
      await dialog(page).getByRole("button", { name: "Link", exact: true }).click();
      await page.getByRole("button", { name: `Take away the link to #${child}` }).waitFor();
    }
    await page.getByText("2 open, 0 solved").waitFor();
    await picture(page, "desk-linked", "[role=region] ol");
    await page.getByRole("button", { name: `Take away the link to #${children[1]}` }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("2 open, 0 solved").waitFor();

    await page.keyboard.press("s");
    await dialog(page).getByRole("textbox").fill("It is back.");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Solve them too" }).click();
    await dialog(page).getByRole("textbox").fill("The mail server is back. Start Outlook once more.");
    await picture(page, "desk-cascade", "[role=dialog] fieldset", { fleeting: true });
    await dialog(page).getByRole("button", { name: "Solve 2 tickets" }).click();
    await page.getByText("2 tickets solved").waitFor();
    await page.getByText("0 open, 2 solved").waitFor();
  },
);

test(
  "an administrator makes a checklist; in a ticket it is ticked by the keyboard, and holds the ticket open until all that is mandatory is done",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    const admin = await colleague(browser, desk, "admin");
    await admin.goto("/settings/checklists/new");
    await admin.getByRole("textbox", { name: "Name" }).fill("New employee");
    await admin.getByRole("textbox", { name: "What is to be done" }).fill("Order a chair");
    await admin.getByRole("button", { name: "Add a step" }).click();
    await admin.getByRole("textbox", { name: "What is to be done" }).last().fill("Create the account");
    await admin.getByRole("checkbox", { name: "Mandatory" }).last().check();
    await admin.getByRole("textbox", { name: "What is to be done" }).last().press("Alt+ArrowUp");
    await eventually(() => admin.getByRole("textbox", { name: "What is to be done" }).first().inputValue()).toBe("Create the account");
    await picture(admin, "settings-checklist", "fieldset");
    await admin.getByRole("button", { name: "Make checklist" }).click();
    await admin.getByText("New employee can be added to tickets").waitFor();

    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "Somebody new on Monday", team: "service-desk" });
    await visit(page, `/desk/${number}`);
    await page.keyboard.press("Shift+H");
    await dialog(page).getByLabel("Checklist").selectOption({ label: "New employee" });
    await dialog(page).getByRole("button", { name: "Add checklist" }).click();
    await page.getByText("0 of 2").waitFor();
    await picture(page, "desk-checklist", "[role=region] ol");
    await page.keyboard.press("s");
    await dialog(page).getByRole("textbox").fill("All is ready.");
    await page.keyboard.press("Control+Enter");
    await dialog(page)
      .getByText("“Create the account” is still to be done.")
      .or(dialog(page).getByText("“Create the account” has to be done first"))
      .first()
      .waitFor();
    await page.keyboard.press("Escape");
    await eventually(() => dialog(page).count()).toBe(0);
    await page.getByRole("checkbox", { name: "Create the account" }).focus();
    await page.keyboard.press("Space");
    await page.getByText("1 of 2").waitFor();
    await timeline(page).getByText("ticked “Create the account”").waitFor();
    await page.getByRole("button", { name: "Solve" }).click();
    await dialog(page).getByRole("textbox").waitFor();
    await page.keyboard.press("Control+Enter");
    await eventually(() => dialog(page).count()).toBe(0);
  },
);

test("chosen messages leave for a ticket of their own, by the keyboard, and come back", { timeout: 300_000 }, async ({ page }) => {
  await be(page, "per.haug");
  const number = await openTicket(page, { subject: "Two things", description: "The printer, and the mouse.", team: "service-desk" });
  await reply(page, number, "The mouse first: what is it?");
  await reply(page, number, "The printer comes tomorrow.");
  await visit(page, `/desk/${number}`);
  await page.keyboard.press("Shift+S");
  await dialog(page).getByRole("textbox", { name: "What the new ticket is about" }).fill("The mouse");
  await dialog(page).getByRole("checkbox", { name: "The mouse first: what is it?" }).focus();
  await page.keyboard.press("Space");
  await picture(page, "desk-split", "[role=dialog] fieldset", { fleeting: true });
  await dialog(page).getByRole("button", { name: "Split off one entry" }).click();
  await page.getByRole("heading", { name: "The mouse" }).waitFor();
  await timeline(page).getByText("The mouse first: what is it?").waitFor();
  expect(await timeline(page).getByText("The printer comes tomorrow.").count()).toBe(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText(`It is back in #${number}`).waitFor();
  await timeline(page).getByText("The mouse first: what is it?").waitFor();
});
