import { picture, test } from "../browser.ts";
import { be, dialog, openTicket, timeline, visit } from "./desk-staff.ts";

test(
  "a task is given to another team by key, stands beside its ticket, and has to be done before that is solved",
  { timeout: 300_000 },
  async ({ page }) => {
    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "A colleague begins on Monday", team: "service-desk" });
    await visit(page, `/desk/${number}`);
    await page.keyboard.press("Shift+T");
    await dialog(page).getByRole("combobox", { name: "Who does it" }).selectOption("messaging");
    const what = `Set up the mailbox ${Date.now() % 100_000}`;
    await dialog(page).getByRole("textbox", { name: "What is to be done" }).fill(what);
    await picture(page, "desk-task", "[role=dialog]", { fleeting: true });
    await page.keyboard.press("Control+Enter");
    await page
      .getByRole("link", { name: new RegExp(what) })
      .first()
      .waitFor();
    const refused = await page.request.post(`/api/v1/tickets/${number}/resolutions`, { data: {} });
    await timeline(page).waitFor();
    if (refused.status() !== 409) throw new Error(`it was solved with a task to do: ${refused.status()}`);
  },
);
