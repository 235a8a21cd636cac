import { afterAll, beforeAll } from "vitest";
import { picture, test } from "../browser.ts";
import { startSlapd, type Slapd } from "../directory/harness/slapd.ts";
import { be, colleague, dialog, openTicket, visit } from "./desk-staff.ts";
import { connect, people } from "./directory-desk.ts";

let slapd: Slapd;
beforeAll(async () => {
  slapd = await startSlapd();
  slapd.change(`dn: ou=leavers,${people}\nchangetype: add\nobjectClass: organizationalUnit\nou: leavers\n`);
}, 300_000);
afterAll(() => slapd?.stop());

test("what asks for a second person waits for one, and is told by whom", { timeout: 400_000 }, async ({ page, desk, browser }) => {
  const admin = await colleague(browser, desk, "admin");
  await connect(admin, slapd, { approved_actions: ["move"] });
  await be(page, "per.haug");
  const number = await openTicket(page, { subject: "Ane moves to another office", team: "service-desk" });
  await visit(page, `/desk/${number}`);
  const theirs = page.getByRole("group", { name: "ane in Nordvik" });
  await theirs.getByRole("button", { name: "More on ane" }).click();
  await page.getByRole("menuitem", { name: "Move the account" }).click();
  await dialog(page).getByLabel("Below which entry").fill(`ou=leavers,${people}`);
  await page.keyboard.press("Enter");
  await dialog(page).getByText("A second person at the desk agrees first.").waitFor();
  await dialog(page).getByRole("button", { name: "Move the account: ask a second person" }).click();
  await dialog(page).getByText("A second person has to agree first").waitFor();
  await picture(page, "desk-account-to-agree", "[role=dialog]", { fleeting: true });

  const kari = await colleague(browser, desk, "kari.solberg");
  await visit(kari, `/desk/${number}`);
  const asked = kari.getByRole("group", { name: "Move the account (ane)" });
  await asked.getByText("To be agreed").waitFor();
  await picture(kari, "desk-account-agree", "[role=group]", { wide: true });
  await asked.getByRole("button", { name: "Agree", exact: true }).click();
  await asked.getByText("Done", { exact: true }).waitFor();
  await asked.getByText("Kari Solberg agreed").waitFor();
  await dialog(page).getByText("Done: Move the account (ane)").waitFor();
  await dialog(page).getByRole("button", { name: "Take back" }).click();
  await dialog(page).getByText("Exactly this is written to ane").waitFor();
});
