import { expect, picture, test } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

test(
  "at the end of a shift a technician offers what is hers to a colleague, by key, with a note for one; he finds it handed to him and takes one; the rest comes back",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    const run = Date.now().toString(36);
    const [first, second] = [`No sound ${run}`, `No picture ${run}`];
    await be(page, "lead");
    const numbers: number[] = [];
    for (const subject of [first, second]) {
      const number = await openTicket(page, { subject, team: "service-desk" });
      expect((await page.request.post(`/api/v1/tickets/${number}/acceptances`)).ok()).toBe(true);
      numbers.push(number);
    }
    // From another list: my shift is gone to, and all of it is chosen.
    await page.goto("/desk?queue=all_open");
    await page
      .getByRole("listbox", { name: "Tickets" })
      .or(page.getByRole("list", { name: "Tickets" }))
      .first()
      .waitFor();
    await page.keyboard.press("Shift+O");
    await dialog(page).waitFor();
    await eventually(() => new URL(page.url()).searchParams.get("queue")).toBe("my_shift");
    const to = dialog(page).getByRole("combobox", { name: "To whom" });
    await to.fill("Per Haug");
    await page.getByRole("option", { name: /Per Haug/ }).click();
    await dialog(page).getByRole("textbox", { name: "What they need to know" }).fill("Nothing is urgent.");
    await dialog(page).getByText("Another note for some of them").click();
    await dialog(page)
      .getByRole("textbox", { name: `#${numbers[1]} ${second}` })
      .fill(`She leaves at four ${run}`);
    await dialog(page)
      .getByText(/will change/)
      .waitFor();
    await picture(page, "desk-hand-over", "[role=dialog]", { fleeting: true, wide: true });
    await dialog(page)
      .getByRole("button", { name: /^Offer \d+ tickets? to a technician/ })
      .click();
    await dialog(page)
      .getByText(/changed/)
      .first()
      .waitFor();

    const per = await colleague(browser, desk, "per.haug");
    await per.goto("/desk?queue=handed_to_me");
    await per.getByText(first).first().waitFor();
    await picture(per, "desk-handed-to-me", "#desk-list [role=option]", { wide: true });
    await visit(per, `/desk/${numbers[1]}?queue=handed_to_me`);
    await timeline(per).getByText(`She leaves at four ${run}`).waitFor();
    expect((await per.request.post(`/api/v1/tickets/${numbers[1]}/acceptances`)).ok()).toBe(true);

    await dialog(page).getByRole("button", { name: "Undo", exact: true }).click();
    await dialog(page)
      .getByText(/1 was not/)
      .waitFor();
    await dialog(page).getByRole("button", { name: "Close" }).last().click();
    const who = async (number: number | undefined) => {
      const ticket = await (await page.request.get(`/api/v1/tickets/${number}`)).json();
      return [ticket.assignee?.name, ticket.offer?.technician.name ?? null];
    };
    await eventually(() => who(numbers[0])).toEqual(["Ingrid Dahl", null]);
    expect(await who(numbers[1])).toEqual(["Per Haug", null]);
    await visit(page, `/desk/${numbers[0]}`);
    await timeline(page).getByText("took the offer back before it was answered").waitFor();
  },
);
