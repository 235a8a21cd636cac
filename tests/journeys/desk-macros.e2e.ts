import { expect, picture, test } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

// Seen red: without `onKeyDown` around the field Enter wrote a new line in place of the words.
test(
  "a technician keeps words and a macro ready, inserts and runs them by keys, calls a colleague in a note, and undoes",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "Streaks on every page", description: "Since Monday.", team: "service-desk" });

    const words = `Which printer ${number}`;
    const macro = `Look at a printer ${number}`;

    await page.goto("/settings/snippets/new");
    await page.getByRole("textbox", { name: "Name" }).fill(words);
    await page.getByRole("textbox", { name: "Shortcut" }).fill(`wp${number}`);
    await page.getByRole("textbox", { name: "In English" }).fill("Hello {{requester.nickname}}, which printer is it?");
    await page.keyboard.press("Control+Enter");
    await page.getByText("{{requester.nickname}}").nth(1).waitFor();
    await page.getByRole("textbox", { name: "In English" }).fill("Hello {{requester.first_name}}, which printer is it?");
    await picture(page, "settings-snippet", "textarea", { fleeting: true });
    await page.keyboard.press("Control+Enter");
    await page.getByRole("table", { name: "My snippets" }).getByText(words).waitFor();
    // What one signs with, by language, stands in a blank of such words.
    await page.getByRole("textbox", { name: "In English" }).fill("Per, Nordvik IT");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Your signature is kept").waitFor();
    await page.reload();
    await eventually(() => page.getByRole("textbox", { name: "In English" }).inputValue()).toBe("Per, Nordvik IT");
    await picture(page, "settings-signature", "textarea");

    const admin = await colleague(browser, desk, "admin");
    const given = { name: `Streaks ${number}`, items: [{ text: "Look at the drum" }] };
    expect((await admin.request.post("/api/v1/checklist-templates", { data: given })).status()).toBe(201);
    await page.goto("/settings/macros/new");
    await page.getByRole("textbox", { name: "Name" }).fill(macro);
    await page.getByRole("combobox", { name: "What" }).selectOption("take");
    await page.getByRole("button", { name: "One more thing" }).click();
    await page.getByRole("combobox", { name: "What" }).nth(1).selectOption("tags");
    await page.getByRole("textbox", { name: "Add" }).fill("printer");
    await page.getByRole("button", { name: "One more thing" }).click();
    await page.getByRole("combobox", { name: "What" }).nth(2).selectOption("reply");
    await page.getByRole("textbox", { name: "In English" }).fill("Hello {{requester.first_name}}, we are looking at it.");
    await page.getByRole("button", { name: "One more thing" }).click();
    await page.getByRole("combobox", { name: "What" }).nth(3).selectOption("checklist");
    await page.getByRole("combobox", { name: "Checklist", exact: true }).selectOption({ label: `Streaks ${number}` });
    await picture(page, "settings-macro", "fieldset", { fleeting: true });
    await page.keyboard.press("Control+Enter");
    await page.getByRole("table", { name: "My macros" }).getByText(macro).waitFor();

    await visit(page, `/desk/${number}`);
    const editor = page.getByRole("textbox", { name: "Reply to Ane" });
    await editor.focus();
    await page.keyboard.type(`/wp${number}`);
    await page.getByRole("option", { name: words }).waitFor();
    await page.keyboard.press("Enter");
    await eventually(() => editor.inputValue()).toBe("Hello Ane, which printer is it?");
    await editor.fill("");
    // What can be asked for is found the same way, and comes with the address of its form.
    await page.keyboard.type("/laptop");
    await page
      .getByRole("option", { name: /Form in the portal/ })
      .first()
      .waitFor();
    await picture(page, "desk-inserts", "[role=option]", { fleeting: true, wide: true });
    await page.keyboard.press("Enter");
    await eventually(() => editor.inputValue()).toMatch(/\/portal\/new\/\w+/);
    await editor.fill("");
    await page.keyboard.press("Escape");

    await page.keyboard.press("n");
    const note = page.getByRole("textbox", { name: "Note" });
    await note.focus();
    await page.keyboard.type("@kari");
    await page.getByRole("option", { name: "Kari Solberg" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("have you seen these streaks?");
    await page.keyboard.press("Control+Enter");
    await timeline(page).getByText("@Kari Solberg have you seen these streaks?").waitFor();
    const kari = await colleague(browser, desk, "kari.solberg");
    await eventually(async () => await (await kari.request.get("/api/v1/notifications")).text()).toContain("mentioned");

    await page.keyboard.press("Escape");
    await page.keyboard.press("m");
    await dialog(page).getByRole("combobox", { name: "Which one" }).fill(macro);
    await page.getByRole("option", { name: macro }).click();
    await dialog(page).getByText("Hello Ane, we are looking at it.").waitFor();
    await picture(page, "desk-macro", "[role=dialog]", { fleeting: true });
    await page.keyboard.press("Control+Enter");
    await timeline(page).getByText("Hello Ane, we are looking at it.").waitFor();
    await timeline(page).getByText(`ran the macro ${macro}`).waitFor();
    await page.getByRole("checkbox", { name: "Look at the drum" }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Undone").waitFor();
    await eventually(() => timeline(page).getByText("Hello Ane, we are looking at it.").count()).toBe(0);
    const after = await (await page.request.get(`/api/v1/tickets/${number}`)).json();
    expect(after).toMatchObject({ tags: [], assignee: null });
    await eventually(() => page.getByRole("checkbox", { name: "Look at the drum" }).count()).toBe(0);

    const ane = await colleague(browser, desk, "ane.berg");
    await ane.goto(`/portal/${number}`);
    await ane.getByText("Since Monday.").waitFor();
    expect(await ane.getByText(/Kari|macro|streaks\?/).count()).toBe(0);
  },
);
