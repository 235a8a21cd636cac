import pg from "pg";
import { findEmbeddedPostgres } from "../../server/platform/postgres/embedded.ts";
import { expect, newVisitor, picture, test, type Desk } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

const subject = "A second screen";

/** The link in the mail that asks this, as its reader has it. */
async function linkIn(desk: Desk, words: string): Promise<string> {
  const client = new pg.Client({ connectionString: (await findEmbeddedPostgres(desk.dataDir)) ?? "" });
  await client.connect();
  const { rows } = await client.query("select body from outbox where kind = 'approval_asked' and body like $1", [`%${words}%`]);
  await client.end();
  return /\/approve#\S+/.exec(String(rows[0]?.body))?.[0] ?? "";
}

test(
  "an approval is asked for by key, decided by the link of the mail, which decides nothing when it is opened, and once more in the portal",
  { timeout: 400_000 },
  async ({ page, desk, browser }) => {
    await be(page, "per.haug");
    const found = (await (await page.request.get("/api/v1/people/find?q=Jonas%20Lie")).json()) as { items: { email: string }[] };
    const jonas = found.items[0]?.email ?? "";
    expect(jonas).toContain("@");
    const run = Date.now() % 100_000;
    const number = await openTicket(page, { subject, description: "For the canary reports.", team: "service-desk" });
    const question = `May Ane have a second screen for 2,900 kr? ${run}`;
    const ask = async (words: string, who: string) => {
      await visit(page, `/desk/${number}`);
      await page.keyboard.press("Shift+A");
      await dialog(page).getByRole("combobox", { name: "Person" }).fill(who);
      await page.getByRole("option", { name: who }).first().click();
      await dialog(page).getByRole("textbox", { name: "What is to be decided" }).fill(words);
    };
    await ask(question, jonas);
    await picture(page, "desk-approval-ask", "[role=dialog]", { fleeting: true });
    await page.keyboard.press("Control+Enter");
    await timeline(page).getByText(`asked for approval: ${question}`).waitFor();
    await page.getByText("no answer yet").waitFor();

    const link = await linkIn(desk, String(run));
    expect(link).not.toBe("");
    // Somebody who is not signed in, on a telephone.
    const approver = await (await newVisitor(browser, desk)).newPage();
    await approver.goto(link);
    await approver.getByText(question).waitFor();
    await picture(approver, "approve", "text=/May Ane have/");
    expect(await approver.content()).not.toContain("canary");
    await page.reload();
    await page.getByText("no answer yet").waitFor();
    await approver.getByRole("textbox", { name: /Comment/ }).fill("From my budget");
    await approver.getByRole("button", { name: "Approve" }).click();
    await approver.getByText("You approved it").waitFor();
    await timeline(page).getByText(`approved: ${question}`).waitFor();
    await page.getByText(/by the link in the mail/).waitFor();
    await picture(page, "desk-approvals", "text=/by the link in the mail|med lenken i e-posten/", { wide: true });
    await approver.goto("/approve");
    await approver.goto(link);
    await approver.getByText("There is nothing to decide here").waitFor();
    await picture(approver, "approve-over", "text=/nothing to decide|ingenting å avgjøre/");

    const again = `And a third one? ${run}`;
    await ask(again, "manager@nordvik.example");
    await page.keyboard.press("Control+Enter");
    await timeline(page).getByText(`asked for approval: ${again}`).waitFor();
    const other = await colleague(browser, desk, "manager");
    await other.goto("/portal");
    const card = other.getByRole("article").filter({ hasText: again });
    await card.waitFor();
    await picture(other, "portal-approval", "article:has-text('And a third one')");
    expect(await other.content()).not.toContain("canary");
    await card.getByRole("button", { name: "Decline" }).click();
    await eventually(() => card.count()).toBe(0);
    await timeline(page).getByText(`declined: ${again}`).waitFor();

    await other.goto("/portal/account");
    await other.getByRole("heading", { name: "Away" }).waitFor();
    await other.getByLabel("Back").fill(new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 16));
    // Whoever works at the desk finds colleagues, and whom else, by name.
    await other.getByRole("combobox", { name: /Who stands in/ }).fill("Ane Be");
    await other
      .getByRole("listbox")
      .getByRole("option", { name: /Ane Berg/ })
      .click();
    await other.getByRole("button", { name: "I am away" }).click();
    await other.getByText(/Ane Berg stands in for you/).waitFor();
    await other.getByRole("button", { name: "I am back" }).click();
    await other.getByRole("button", { name: "I am away" }).waitFor();
  },
);

test("what is asked of a role is decided at the desk, and whoever asked sees all they asked for in one list", async ({
  page,
  desk,
  browser,
}) => {
  await be(page, "per.haug");
  const number = await openTicket(page, { subject: "A licence for the drawing program", team: "service-desk" });
  const question = `May they have one? ${Date.now() % 100_000}`;
  await visit(page, `/desk/${number}`);
  await page.keyboard.press("Shift+A");
  await dialog(page).getByRole("combobox", { name: "Who decides" }).selectOption("role");
  await dialog(page).getByRole("combobox", { name: "Role" }).selectOption("lead");
  await dialog(page).getByRole("textbox", { name: "What is to be decided" }).fill(question);
  await page.keyboard.press("Control+Enter");
  await timeline(page).getByText(`asked for approval: ${question}`).waitFor();
  await page.goto("/desk/approvals");
  const mine = page.getByRole("table", { name: "Asked by me" }).getByRole("row").filter({ hasText: question });
  await mine.getByText("Open", { exact: true }).waitFor();

  const lead = await colleague(browser, desk, "lead");
  await lead.goto("/desk");
  await lead.getByRole("link", { name: /^Approvals/ }).click();
  const one = lead.getByRole("article").filter({ hasText: question });
  await one.waitFor();
  await picture(lead, "desk-approvals-list", "article");
  await one.getByRole("button", { name: "Approve" }).click();
  await lead.getByText("You approved it").waitFor();
  await eventually(() => lead.getByRole("article").filter({ hasText: question }).count()).toBe(0);
  await page.reload();
  await mine.getByText("Approved", { exact: true }).waitFor();
  await picture(page, "desk-approvals-asked", "table");
});
