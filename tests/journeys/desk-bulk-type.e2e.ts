import { expectAccessible, test, type Page } from "../browser.ts";
import { asked } from "./call-desk.ts";
import { be, colleague, dialog, eventually, openTicket, visit } from "./desk-staff.ts";

type Read = { request_type: { key: string } | null };

test(
  "the request type and a checklist are given to many with the keyboard, and put back",
  { timeout: 240_000 },
  async ({ page, desk, browser }) => {
    const admin = await colleague(browser, desk, "admin");
    const list = { name: "A new program", items: [{ text: "Ask for a licence" }] };
    await admin.request.post("/api/v1/checklist-templates", { data: list });
    await be(page, "per.haug");
    const made = [
      await openTicket(page, { subject: "A drawing program 1", team: "service-desk" }),
      await openTicket(page, { subject: "A drawing program 2", team: "service-desk" }),
    ];
    const chosen = page.getByRole("region", { name: "Chosen tickets" }).getByRole("status");
    const types = (on: Page) =>
      Promise.all(made.map(async (number) => (await asked<Read>(on, `/tickets/${number}`)).request_type?.key ?? null));
    const choose = async () => {
      await visit(page, `/desk/${made[1]}?team=service-desk&sort=newest`);
      await page.keyboard.press("x");
      await page.keyboard.press("Shift+J");
      await eventually(() => chosen.textContent()).toBe("2 chosen");
    };
    await choose();
    await page.keyboard.press("q");
    await dialog(page).getByRole("combobox", { name: "What they ask for" }).waitFor();
    await page.keyboard.type("softw");
    await page.getByRole("option", { name: /^Software/ }).click();
    await dialog(page).getByText("2 will change.").waitFor();
    await dialog(page)
      .getByText(/Before and after/)
      .click();
    await dialog(page)
      .getByText(/Request type: none → Software/)
      .first()
      .waitFor();
    await expectAccessible(page, "the request type of many");
    await page.keyboard.press("Control+Enter");
    await dialog(page).getByText("2 changed.").waitFor({ timeout: 30_000 });
    await eventually(() => types(page)).toEqual(["software", "software"]);
    await dialog(page).getByRole("button", { name: "Undo" }).click();
    await dialog(page).getByText("Put back 2 tickets").waitFor();
    await dialog(page).getByText("2 changed.").waitFor({ timeout: 30_000 });
    await eventually(() => types(page)).toEqual([null, null]);

    await choose();
    await page.getByRole("region", { name: "Chosen tickets" }).getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Add a checklist" }).click();
    const which = dialog(page).getByRole("combobox", { name: "Checklist" });
    await which.selectOption("A new program");
    await dialog(page).getByText("2 will change.").waitFor();
    await expectAccessible(page, "a checklist for many");
    await page.keyboard.press("Control+Enter");
    await dialog(page).getByText("2 changed.").waitFor({ timeout: 30_000 });
    await eventually(async () => (await asked<{ items: unknown[] }>(page, `/tickets/${made[0]}/checklists`)).items.length).toBe(1);
  },
);
