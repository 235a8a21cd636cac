import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { expect, expectAccessible, newVisitor, picture, signIn } from "../browser.ts";
import { startSlapd, type Slapd } from "../directory/harness/slapd.ts";
import { be, colleague, dialog, eventually, openTicket, timeline, visit } from "./desk-staff.ts";
import { connect, people } from "./directory-desk.ts";
import { onDatabase } from "./on-database.ts";
import { plugIn, settleFactors, testWithPasskeys } from "./with-passkeys.ts";

let slapd: Slapd;
beforeAll(async () => void (slapd = await startSlapd()), 300_000);
afterAll(() => slapd?.stop());

// Whoever owns an account has to hear of it; the desk does not run as whoever tests.
const folder = mkdtempSync(join(tmpdir(), "firstline-texts-"));
chmodSync(folder, 0o777);
afterAll(() => rmSync(folder, { recursive: true }));
const test = testWithPasskeys({ FIRSTLINE_SMS_FOLDER: folder });

const dn = `uid=ane,${people}`;
const chosen = "Chosen-by-herself-2026";

test(
  "a caller is proved by a passkey, the password in the directory is reset unseen, and they choose the new one by a link of their own",
  { timeout: 400_000 },
  async ({ page, desk, browser }) => {
    const admin = await colleague(browser, desk, "admin");
    await connect(admin, slapd);
    slapd.change(`dn: ${dn}\nchangetype: modify\nreplace: userPassword\nuserPassword: the-old-words-of-hers\n`);
    const caller = await (await newVisitor(browser, desk)).newPage();
    await plugIn(caller);
    await signIn(caller, "ane.berg@nordvik.example", "firstline-demo-2026");
    await caller.goto("/settings/sign-in");
    await caller.getByLabel("Name").fill("Ane's phone");
    await caller.getByRole("button", { name: "Add a passkey" }).click();
    await caller.getByText("Your recovery codes").waitFor();
    await onDatabase(desk, "update person set mobile = '+4790014120' where email = 'ane.berg@nordvik.example'");
    await onDatabase(desk, "update sms_gateway set kind = 'file', active = true");
    await settleFactors(desk);

    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "I forgot my password", team: "service-desk", channel: "phone" });
    await visit(page, `/desk/${number}`);
    await page.getByRole("group", { name: "ane in Nordvik" }).getByText("Not locked").waitFor();
    await page.keyboard.press("z");
    await dialog(page).getByText("Exactly this is written to ane").waitFor();
    await dialog(page).getByText("A new one that nobody sees").waitFor();
    await dialog(page).getByText(/^The link waits in the portal, behind their own sign-in\./).waitFor();
    await picture(page, "desk-account-reset", "[role=dialog]", { fleeting: true });
    await dialog(page).getByRole("button", { name: "Begin: Passkey with a spoken code" }).click();
    const spoken = dialog(page).getByText(/^[\dA-Z]{4}-[\dA-Z]{4}$/);
    await spoken.waitFor();
    await caller.goto("/v");
    await caller.getByRole("textbox", { name: "Code" }).fill((await spoken.textContent()) ?? "");
    await caller.getByRole("button", { name: "Next" }).click();
    await caller.getByRole("button", { name: "It is me: sign with my passkey" }).click();
    await caller.getByText("You proved that it is you").waitFor();
    const doIt = dialog(page).getByRole("button", { name: "Reset the password" });
    await eventually(() => doIt.isEnabled()).toBe(true);
    await page.keyboard.press("Control+Enter");
    await dialog(page).getByText("Done: Reset the password (ane)").waitFor();
    await dialog(page).getByText("Not used yet").waitFor();
    await picture(page, "desk-account-reset-done", "[role=dialog]", { fleeting: true });
    expect(slapd.signsIn(dn, "the-old-words-of-hers")).toBe(false);

    await caller.goto("/portal");
    await caller.getByText("Choose a new password").waitFor();
    await expectAccessible(caller, "the portal with a link for a new password");
    await caller.getByRole("button", { name: "Choose it now" }).click();
    await caller.getByLabel("New password").fill(chosen);
    await picture(caller, "set-password", "form", { fleeting: true });
    await caller.keyboard.press("Enter");
    await caller.getByText("Your new password holds").waitFor();
    await picture(caller, "set-password-done", "[role=status]", { fleeting: true });
    expect(slapd.signsIn(dn, chosen)).toBe(true);
    const link = caller.url();
    await caller.goto("/portal");
    await caller.goto(link);
    await caller.getByText("This link opens nothing").waitFor();

    await eventually(() => dialog(page).getByText("Password chosen").count()).toBe(1);
    await dialog(page).getByRole("button", { name: "Close" }).last().click();
    await eventually(() =>
      timeline(page)
        .getByText(/Done: reset the password of ane in Nordvik/)
        .count(),
    ).toBe(1);
  },
);
