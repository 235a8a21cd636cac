import { afterAll, beforeAll } from "vitest";
import { expect, picture, test, type Page } from "../browser.ts";
import { admins, connect, lockOut, people } from "./directory-desk.ts";
import { startSlapd, type Slapd } from "../directory/harness/slapd.ts";
import { be, colleague, dialog, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

let slapd: Slapd;
beforeAll(async () => void (slapd = await startSlapd()), 300_000);
afterAll(() => slapd?.stop());

const account = (page: Page, name: string) => page.getByRole("group", { name: `${name} in Nordvik` });
const video = ["The face is that of the badge", "The badge is that of this person", /^I|moved head and hand/] as const;

async function proveByVideo(page: Page): Promise<void> {
  await dialog(page).getByRole("button", { name: "Begin: Video and badge" }).click();
  for (const seen of video) await dialog(page).getByLabel(seen).check();
  await dialog(page).getByRole("button", { name: "It is them" }).click();
}

test(
  "who is locked out is let in on proof, exactly as it was shown; whoever administers the directory is not touched",
  { timeout: 400_000 },
  async ({ page, desk, browser }) => {
    const admin = await colleague(browser, desk, "admin");
    await connect(admin, slapd);
    lockOut(slapd, "ane", "her-own-password");

    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "I cannot sign in", team: "service-desk", channel: "phone" });
    await visit(page, `/desk/${number}`);
    await account(page, "ane").getByText("Locked", { exact: true }).waitFor();
    await account(page, "ane").getByRole("button", { name: "Unlock" }).waitFor();
    await picture(page, "desk-accounts", "[role=group]", { wide: true });

    await page.keyboard.press("u");
    await dialog(page).getByText("Exactly this is written to ane").waitFor();
    await dialog(page).getByRole("listitem").getByText("pwdAccountLockedTime").waitFor();
    await dialog(page).getByText("Not proved yet").waitFor();
    const doIt = dialog(page).getByRole("button", { name: "Unlock the account" });
    expect(await doIt.isDisabled()).toBe(true);
    await picture(page, "desk-account-unlock", "[role=dialog]", { fleeting: true });
    await proveByVideo(page);
    await dialog(page)
      .getByText(/Video and badge.*min/)
      .first()
      .waitFor();
    await expect.poll(() => doIt.isEnabled()).toBe(true);
    // Its colour comes with the turn of a hand.
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
    await picture(page, "desk-account-proved", "[role=dialog]", { fleeting: true });
    expect(slapd.signsIn(`uid=ane,${people}`, "her-own-password")).toBe(false);
    await page.keyboard.press("Control+Enter");
    await dialog(page).getByText("Done: Unlock the account (ane)").waitFor();
    await dialog(page).getByText("Written").waitFor();
    await picture(page, "desk-account-done", "[role=dialog]", { fleeting: true });
    expect(slapd.signsIn(`uid=ane,${people}`, "her-own-password")).toBe(true);
    await dialog(page).getByRole("button", { name: "Close" }).last().click();
    await account(page, "ane").getByText("Not locked").waitFor();
    await eventually(() =>
      timeline(page)
        .getByText(/Done: unlock ane in Nordvik/)
        .count(),
    ).toBe(1);

    await page.keyboard.press("Control+k");
    await dialog(page).getByRole("combobox").fill("Find another account");
    await page.keyboard.press("Enter");
    await dialog(page).getByLabel("User name, name or address").fill("chief");
    await page.getByRole("listbox").getByRole("option", { name: /chief/ }).click();
    await dialog(page).getByText("It is in admins, also by way of other groups.").waitFor();
    expect(
      await dialog(page)
        .getByRole("button", { name: /Unlock|Reset|More on chief/ })
        .count(),
    ).toBe(0);
    await picture(page, "desk-account-protected", "[role=dialog]", { fleeting: true });
  },
);

test(
  "an administrator says what may be written where, and makes a template; somebody new gets an account from it, and the taken name a number",
  { timeout: 400_000 },
  async ({ page, desk, browser }) => {
    await be(page, "admin");
    const id = await connect(page, slapd, { name: "Fjord", writes: false, privileged_groups: [] });
    await page.goto(`/settings/directories/${id}`);
    const writing = page.getByRole("form", { name: "Changing accounts" });
    await writing.getByLabel("Technicians change accounts in this directory").check();
    await writing.getByLabel("Accounts that nobody here changes").fill("root\nbackup");
    await writing.getByLabel("Groups of administrators").fill("adm");
    await page
      .getByRole("listbox")
      .getByRole("option", { name: /^admins/ })
      .click();
    await writing.getByRole("list", { name: "Groups of administrators" }).getByText(admins).waitFor();
    await writing.getByLabel("Disable the account").check();
    await writing.getByRole("button", { name: "Save" }).click();
    await page.getByText("Fjord is saved").waitFor();
    await writing.scrollIntoViewIfNeeded();
    await picture(page, "settings-directory-writing", "form[aria-label]", { fleeting: true });

    await page.goto("/settings/account-templates");
    await page.getByRole("link", { name: "New template" }).first().click();
    await page.getByLabel("Name of the template").fill("Employee");
    await page.getByLabel("Directory").selectOption({ label: "Fjord" });
    await page.getByLabel("Rule for the user name").fill("{given}");
    await page.getByLabel("Rule for the mail address").fill("{user}@nordvik.example");
    await page.getByText("Kari Nordmann becomes kari · kari@nordvik.example.").waitFor();
    await picture(page, "settings-account-template", "form", { fleeting: true });
    await page.getByRole("button", { name: "Add the template" }).click();
    await page.getByRole("table", { name: "Account templates" }).getByRole("link", { name: "Employee" }).waitFor();
    await picture(page, "settings-account-templates", "table");

    const per = await colleague(browser, desk, "per.haug");
    const number = await openTicket(per, { subject: "New colleague on Monday", team: "service-desk", channel: "mail" });
    await visit(per, `/desk/${number}`);
    await per.keyboard.press("Control+k");
    await dialog(per).getByRole("combobox").fill("Create an account");
    await per.keyboard.press("Enter");
    await dialog(per).getByLabel("Given name").fill("Bjorn");
    await dialog(per).getByLabel("Family name").fill("Lie");
    await per.keyboard.press("Enter");
    await dialog(per).getByText("Exactly this account is made: bjorn2").waitFor();
    await picture(per, "desk-account-create", "[role=dialog]", { fleeting: true });
    await per.keyboard.press("Control+Enter");
    await dialog(per).getByText("Done: Create an account from a template (bjorn2)").waitFor();
    await dialog(per).getByRole("button", { name: "Close" }).last().click();
    await eventually(() =>
      timeline(per)
        .getByText(/Done: create bjorn2 in Fjord/)
        .count(),
    ).toBe(1);
  },
);
