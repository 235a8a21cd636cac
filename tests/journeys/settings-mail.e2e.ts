import { afterAll, beforeAll, describe } from "vitest";
import { expect, expectAccessible, picture, signIn, test, type Page } from "../browser.ts";
import { hasPackages } from "../mail/harness/debian.ts";
import { startDovecot, type ImapServer } from "../mail/harness/dovecot.ts";
import { startSubmission, type SubmissionServer } from "../mail/harness/submission.ts";
import { letter } from "../mail/letters.ts";

test.beforeEach(async ({ page }) => signIn(page, "admin@nordvik.example", "firstline-demo-2026"));

describe.skipIf(!hasPackages)("a mailbox", () => {
  let imap: ImapServer;
  let smtp: SubmissionServer;
  beforeAll(async () => {
    if (!hasPackages) return;
    imap = await startDovecot();
    smtp = await startSubmission(imap);
  });
  afterAll(async () => {
    await smtp?.close();
    await imap?.close();
  });

  async function fillServers(page: Page): Promise<void> {
    const server = (name: string) => page.getByRole("group", { name, exact: true });
    await server("Fetching").getByRole("textbox", { name: "Server" }).fill("localhost");
    await server("Fetching").getByRole("textbox", { name: "Port" }).fill(String(imap.port));
    await server("Sending").getByRole("textbox", { name: "Server" }).fill("localhost");
    await server("Sending").getByRole("textbox", { name: "Port" }).fill(String(smtp.port));
  }

  async function isAdded(page: Page): Promise<void> {
    await page.goto("/settings/mailboxes");
    await page.getByRole("link", { name: "New mailbox" }).click();
    await page.getByRole("textbox", { name: "Address" }).fill(imap.user);
    await page.keyboard.press("Enter");
    await page.getByText("No servers were found for this address.").waitFor();
    await fillServers(page);
    await page.locator("input[type=password]").first().fill("not the right one");
    await page.getByRole("button", { name: "Test the mailbox" }).click();
    // A certificate that nobody known stands for is shown with what there is to compare.
    await page
      .getByText(/localhost shows a certificate that is not trusted/)
      .first()
      .waitFor();
    expect(await page.getByText(/([0-9A-F]{2}:){31}[0-9A-F]{2}/).count()).toBeGreaterThan(0);
    await picture(page, "mailbox-certificate", "ol[role=list] button", { fleeting: true });
    await page.getByRole("button", { name: "Trust this certificate" }).first().click();
    await page.getByText("localhost does not accept support@nordvik.example with this password.").waitFor();
    await page.getByText(/Type the user name and the password again/).waitFor();
    await page.locator("input[type=password]").first().fill(imap.password);
    await page.getByRole("button", { name: "Test the mailbox" }).click();
    await page.getByText("The desk can read the mailbox").waitFor();
    await page.getByRole("button", { name: "Trust this certificate" }).click();
    await page.getByText("The message came back").waitFor();
    await page.getByText("Addresses with a + work, too").waitFor();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Helpdesk");
    await picture(page, "mailbox-new", "[data-state=well]", { fleeting: true });
    await page.getByRole("button", { name: "Add the mailbox" }).click();
    await page.getByText("Helpdesk is connected").waitFor();
    await page.getByText("Fetched", { exact: true }).waitFor();
    await page.getByRole("heading", { name: "Fetching" }).waitFor();
    await picture(page, "mailbox", "form");
  }

  async function asksForThePasswordAgain(page: Page): Promise<void> {
    await page.goto("/settings/mailboxes");
    await page.getByRole("link", { name: "Helpdesk" }).click();
    const form = page.getByRole("form", { name: "Fetching" });
    expect(await form.locator("input[type=password]").inputValue()).toBe("");
    await form.getByText("One is kept.").waitFor();
    await form.getByRole("textbox", { name: "Server" }).fill("imap.elsewhere.example");
    await form.getByText("Type the password again: the one that is kept is never sent elsewhere.").waitFor();
    await form.getByRole("button", { name: "Fetch its mail" }).click();
    await form.locator("input[aria-invalid=true]").waitFor();
    await form.getByRole("button", { name: "Discard" }).click();
    await form.getByRole("radio", { name: "Deleted" }).check({ force: true });
    await form.getByRole("button", { name: "Fetch its mail" }).click();
    await page.getByText("Its mail is fetched from now on").waitFor();
    await page.getByRole("button", { name: "Test the whole way" }).click();
    await page.getByText("The message came back").waitFor();
    await page.getByRole("combobox", { name: /It writes to itself/ }).selectOption({ label: "Every 5 minutes" });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Helpdesk is saved").waitFor();
    await page.getByRole("button", { name: "Give it up" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Give it up" }).click();
    await page.getByText("Given up", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByText("Helpdesk is back").waitFor();
  }

  async function leavesClosedTicketsToItsTeam(page: Page): Promise<void> {
    await page.goto("/settings/mailboxes");
    await page.getByRole("link", { name: "Helpdesk" }).click();
    await page.getByText("open them again for 30 days.").waitFor();
    await page.getByRole("definition").getByRole("link").click();
    await page.getByRole("radio", { name: "Opens a new one" }).check({ force: true });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText(/ is saved/).waitFor();
    await page.goBack();
    await page.getByText("open a new ticket.").waitFor();
  }

  test(
    "begins with its address, is tried the whole way, and is added when all is well; asks for the password again as soon as the server is another; does with answers to closed tickets what its team says",
    { timeout: 600_000 },
    async ({ page }) => {
      await isAdded(page);
      await asksForThePasswordAgain(page);
      await leavesClosedTicketsToItsTeam(page);
    },
  );
});

test("shows every message that came, why it became that, and understands one again", { timeout: 300_000 }, async ({ page }) => {
  const headers = { "content-type": "message/rfc822" };
  const data = letter({ subject: "Automatic reply", headers: { "Auto-Submitted": "auto-replied" } });
  expect((await page.request.post("/api/v1/mail/messages", { headers, data })).status()).toBe(201);
  await page.goto("/settings/mail");
  await page.getByRole("button", { name: "Ignored" }).click();
  await page.getByRole("link", { name: "Automatic reply" }).click();
  await page.getByText("It is an automatic reply.").waitFor();
  await page.getByRole("button", { name: "Understand it again" }).click();
  await page.getByText("Understood again: Ignored").waitFor();
  await expectAccessible(page, "a message that came");
});
