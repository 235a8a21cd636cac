import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Secret, TOTP } from "otpauth";
import { afterAll } from "vitest";
import { expect, expectAccessible, expectNoSidewaysScroll, newVisitor, picture, signIn, type Page } from "../browser.ts";
import { be, dialog, openTicket, visit } from "./desk-staff.ts";
import { onDatabase } from "./on-database.ts";
import { plugIn, settleFactors, testWithPasskeys } from "./with-passkeys.ts";

const password = "firstline-demo-2026";
const folder = mkdtempSync(join(tmpdir(), "firstline-texts-"));
// The desk does not run as whoever tests.
chmodSync(folder, 0o777);
afterAll(() => rmSync(folder, { recursive: true }));

// A modem's program would look into that folder.
const test = testWithPasskeys({ FIRSTLINE_SMS_FOLDER: folder });

/** What was sent to that number last. */
const lastText = (): string =>
  readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .findLast((text) => text.includes("4790014120") && /\d{8}/.test(text.split("\n\n")[1] ?? "")) ?? "";

const begin = (page: Page, name: string) => dialog(page).getByRole("button", { name: `Begin: ${name}` });

test("a caller proves by a passkey and a spoken code who they are", { timeout: 400_000 }, async ({ page, desk, browser }) => {
  const caller = await (await newVisitor(browser, desk)).newPage();
  await plugIn(caller);
  await signIn(caller, "ane.berg@nordvik.example", password);
  await caller.goto("/settings/sign-in");
  await caller.getByLabel("Name").fill("Ane's phone");
  await caller.getByRole("button", { name: "Add a passkey" }).click();
  await caller.getByText("Your recovery codes").waitFor();
  await settleFactors(desk);
  // She is locked out: nobody is signed in where she signs.
  await caller.context().clearCookies();

  await be(page, "per.haug");
  const number = await openTicket(page, { subject: "Locked out", team: "service-desk", channel: "phone" });
  await visit(page, `/desk/${number}`);
  await page.keyboard.press("Shift+V");
  await dialog(page).getByText("They prove nothing.").waitFor();
  await dialog(page).getByText("Not proved yet").waitFor();
  await picture(page, "desk-verify-caller", "[role=dialog]", { fleeting: true });
  await begin(page, "Passkey with a spoken code").click();
  const spoken = dialog(page).getByText(/^[\dA-Z]{4}-[\dA-Z]{4}$/);
  await spoken.waitFor();
  const code = (await spoken.textContent()) ?? "";

  await caller.goto("/v");
  await caller.getByRole("textbox", { name: "Code" }).fill("0000-0000");
  await caller.getByRole("button", { name: "Next" }).click();
  await caller.getByText("No such code is waiting.").waitFor();
  await caller.getByRole("textbox", { name: "Code" }).fill(code.toLowerCase());
  await caller.getByRole("button", { name: "Next" }).click();
  await caller.getByText("Per Haug at the help desk wants to: Reset the password").waitFor();
  await caller.getByText(`Account ane.berg@nordvik.example. Ticket #${number}.`).waitFor();
  await expectAccessible(caller, "signing for a technician");
  await picture(caller, "verify-page", "main", { fleeting: true });
  await expectNoSidewaysScroll(caller);
  await caller.getByRole("button", { name: "It is me: sign with my passkey" }).click();
  await caller.getByText("You proved that it is you").waitFor();
  await dialog(page)
    .getByText(/verified by Passkey with a spoken code|Passkey with a spoken code.*min/i)
    .first()
    .waitFor();
  await dialog(page).getByText("Proved", { exact: true }).waitFor();
  await picture(page, "desk-verify-caller-proved", "[role=dialog]", { fleeting: true });
});

test(
  "a caller proves by two codes who they are: one of their app, one by text message",
  { timeout: 400_000 },
  async ({ page, desk, browser }) => {
    await onDatabase(desk, "delete from passkey", "delete from recovery_code");
    const caller = await (await newVisitor(browser, desk)).newPage();
    await signIn(caller, "ane.berg@nordvik.example", password);
    await caller.goto("/settings/sign-in");
    await caller.getByRole("button", { name: "Set up an authenticator app" }).click();
    const totp = new TOTP({ secret: Secret.fromBase32(await caller.getByLabel("Key", { exact: true }).inputValue()) });
    await caller.getByLabel("Code of the app").fill(totp.generate());
    await caller.getByRole("button", { name: "Confirm" }).click();
    await caller.getByText("Your recovery codes").waitFor();

    await onDatabase(desk, "update person set mobile = '+47 900 14 120' where email = 'ane.berg@nordvik.example'");
    await onDatabase(desk, "update sms_gateway set kind = 'file', active = true");
    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "Locked out after the holidays", team: "service-desk", channel: "phone" });
    const open = async () => {
      await visit(page, `/desk/${number}`);
      await page.keyboard.press("Shift+V");
      await dialog(page).getByText("Not proved yet").waitFor();
    };
    // Both are of today: whoever took his account over would have set them just so.
    await open();
    expect(await dialog(page).getByText("Too new: it has to be on file for 7 days").count()).toBe(3);
    expect(await begin(page, "Code of their app").count()).toBe(0);
    await settleFactors(desk);
    await open();
    const enter = async (code: string) => {
      await dialog(page).getByRole("textbox", { name: "Code that they read aloud" }).fill(code);
      await page.keyboard.press("Enter");
    };
    await begin(page, "Code of their app").click();
    await enter("000000");
    await dialog(page).getByText("2 tries left", { exact: true }).waitFor();
    await enter(totp.generate({ timestamp: Date.now() + 30_000 }));
    await dialog(page).getByText("Still needed: any way").waitFor();
    await begin(page, "Code by text message").click();
    await dialog(page).getByRole("region", { name: "Code by text message" }).waitFor();
    await expect.poll(lastText, { timeout: 20_000 }).not.toBe("");
    await picture(page, "desk-verify-caller-codes", "[role=dialog]", { fleeting: true });
    await enter(/\d{8}/.exec(lastText().split("\n\n")[1] ?? "")?.[0] ?? "");
    await dialog(page).getByRole("region", { name: "Code by text message" }).waitFor({ state: "detached" });
    await dialog(page).getByText("Still needed").waitFor({ state: "detached" });
    expect(await dialog(page).getByText("Not proved yet").count()).toBe(0);
    await expectAccessible(page, "a caller known by two codes");
    await picture(page, "desk-verify-caller-two-codes", "[role=dialog]", { fleeting: true });
  },
);
