import { createTransport } from "nodemailer";
import { describe } from "vitest";
import { expect, expectNoSidewaysScroll, openJourneyDesk, picture, signIn, test as plain, type Journey, type Page } from "../browser.ts";
import { hasPackages } from "../mail/harness/debian.ts";
import { startDovecot } from "../mail/harness/dovecot.ts";
import { message } from "../mail/harness/intake.ts";
import { letter } from "../mail/letters.ts";
import { eventually } from "./desk-staff.ts";

// A desk that listens for mail by SMTP, at a port that is free.
const test = plain.extend<Pick<Journey, "desk">>({
  desk: [
    async ({}, use) => {
      const desk = await openJourneyDesk({ FIRSTLINE_SMTP_PORT: "0", FIRSTLINE_SMTP_HOST: "127.0.0.1", FIRSTLINE_SMTP_NAME: "mx.nordvik.example" });
      await use(desk);
      await desk.stop();
    },
    { scope: "file" },
  ],
}); // prettier-ignore

const address = "support@nordvik.example";
test.beforeEach(async ({ page }) => {
  await signIn(page, "admin@nordvik.example", "firstline-demo-2026");
  const changed = await page.request.patch("/api/v1/mailboxes/support", { data: { address } });
  expect(changed.status(), await changed.text()).toBe(200);
});

/** The innermost of what holds its heading. */
const doors = (page: Page) => page.locator("section", { has: page.getByRole("heading", { name: "Mail by SMTP" }) }).last();

test("shows where mail is taken in by SMTP, and what came that way", { timeout: 300_000 }, async ({ page }) => {
  await page.goto("/settings/mail");
  await doors(page).getByText("mx.nordvik.example").waitFor();
  await doors(page).getByText("None since it was opened").waitFor();
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(await doors(page).innerText())?.[1]);
  const smtp = createTransport({ host: "127.0.0.1", port, secure: false, tls: { rejectUnauthorized: false } });
  const envelope = { from: "ane.berg@nordvik.example", to: address };
  const { response } = await smtp.sendMail({ envelope, raw: letter({ subject: "Brought by SMTP" }) });
  expect(response).toMatch(/^250 /);
  await expect(smtp.sendMail({ envelope: { ...envelope, to: "nobody@nordvik.example" }, raw: letter() })).rejects.toThrow(/550/);
  smtp.close();
  await page.getByRole("link", { name: "Brought by SMTP" }).waitFor();
  await doors(page).getByText("None since it was opened").waitFor({ state: "detached" });
  await doors(page).scrollIntoViewIfNeeded();
  await picture(page, "settings-mail-door", "dl");
});

describe.skipIf(!hasPackages)("a mailbox", () => {
  test("shows which messages it left on the server, and why", { timeout: 300_000 }, async ({ page }) => {
    const imap = await startDovecot();
    try {
      const words = (n: number) => Buffer.from(message(n).toString().replace(`Subject: Message ${n}`, `Subject: Drawings of floor ${n}`));
      await imap.empty();
      imap.drop([words(1), words(2), words(3)]);
      const beside = await imap.client();
      await eventually(async () => {
        const found = await beside.status("INBOX", { messages: true });
        return found ? found.messages : 0;
      }).toBe(3);
      await beside.logout();
      imap.spoil("This is message 2.", "unreadable");
      const { host, port, user, password, certificate } = imap;
      const data = { host, port, user, password, certificate, security: "tls", take_from: "2020-01-01T00:00:00Z" };
      const set = await page.request.put("/api/v1/mailboxes/support/fetching", { data });
      expect(set.status(), await set.text()).toBe(200);
      const left = async () => ((await (await page.request.get("/api/v1/mailboxes/support/left")).json()) as { total: number }).total;
      // It waits longer before each time it asks again.
      await expect.poll(left, { timeout: 120_000 }).toBe(1);
      // And is well again when the rest is here.
      const well = async () =>
        ((await (await page.request.get("/api/v1/mailboxes/support")).json()) as { fetching: { failing_since: unknown } }).fetching
          .failing_since;
      await expect.poll(well, { timeout: 60_000 }).toBeNull();
      await page.goto("/settings/mailboxes/support");
      await page.getByRole("heading", { name: "Left on the server" }).scrollIntoViewIfNeeded();
      const table = page.getByRole("table", { name: "Left on the server" });
      await table.getByText("Its server did not give it out when it was asked three times").waitFor();
      await picture(page, "mailbox-left", "table");
      await page.setViewportSize({ width: 320, height: 720 });
      await expectNoSidewaysScroll(page);
    } finally {
      await imap.close();
    }
  });
});
