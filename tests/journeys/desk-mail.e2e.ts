import pg from "pg";
import type { Received } from "../../contract/mail.ts";
import { findEmbeddedPostgres } from "../../server/platform/postgres/embedded.ts";
import { letter, type Lines } from "../mail/letters.ts";
import { startReceiver, type Receiver } from "../mail/receiver.ts";
import { expect, expectAccessible, newVisitor, picture, test as plain, type Desk, type Page } from "../browser.ts";
import { be, colleague, dialog, eventually, timeline, visit } from "./desk-staff.ts";

const address = "support@nordvik.example";

/** The desk sends by a mail server on this machine, and has an address to answer to. */
async function sendBy(desk: Desk, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: (await findEmbeddedPostgres(desk.dataDir)) ?? "" });
  await client.connect();
  await client.query("update mailbox set address = $1, strangers = 'hold' where key = 'support'", [address]);
  await client.query(
    "insert into mailbox_sending (mailbox_id, host, port, security, auth) select id, '127.0.0.1', $1, 'none', 'none' from mailbox where key = 'support'",
    [port],
  );
  await client.end();
}

interface Mail {
  receiver: Receiver;
  /** Hands in a message as a program would. */
  handIn: (lines: Lines) => Promise<Received>;
}
const test = plain.extend<{ mail: Mail }>({
  mail: [
    async ({ desk, browser }, use) => {
      const receiver = await startReceiver({ hideSTARTTLS: true });
      await sendBy(desk, receiver.port);
      const context = await newVisitor(browser, desk);
      const administrator = await context.newPage();
      await be(administrator, "admin");
      const handIn = async (lines: Lines) => {
        const headers = { "content-type": "message/rfc822" };
        const answer = await administrator.request.post("/api/v1/mail/messages", { headers, data: letter(lines) });
        expect(answer.status(), await answer.text()).toBe(201);
        return (await answer.json()) as Received;
      };
      await use({ receiver, handIn });
      await context.close();
      await receiver.close();
    },
    { scope: "file" },
  ],
});

const laidOut = {
  headers: { "Content-Type": "text/html; charset=utf-8", Cc: "Kari Nygaard <kari.nygaard@nordvik.example>" },
  body: "<p>It says <b>paper jam</b>, but there is no paper in it.</p><img src='https://elsewhere.example/seen.gif'><script>alert(1)</script>",
};

/** The address to answer to of the latest message with these words. */
const replyTo = async (receiver: Receiver, words: string): Promise<string> => {
  await eventually(() => receiver.received.some(({ raw }) => raw.includes(words))).toBe(true);
  const { raw } = receiver.received.findLast((mail) => mail.raw.includes(words)) ?? { raw: "" };
  return /^reply-to:(?:[^<\r\n]*<)?\s*([^>\s]+)/im.exec(raw.replaceAll(/\r\n[ \t]/g, " "))?.[1] ?? "";
};

const show = (page: Page) => timeline(page).getByRole("button", { name: "Show the original" });

test(
  "a mail opens a ticket, is answered by mail, comes back into it, and is solved",
  { timeout: 600_000 },
  async ({ page: per, desk, browser, mail: { receiver, handIn } }) => {
    await be(per, "per.haug");
    const opened = await handIn({ subject: "The printer jams", ...laidOut });
    expect(opened.outcome).toBe("opened");
    const number = opened.ticket_number ?? 0;

    // Per finds it in the desk, says nothing of who brought it, and sees the message as it was sent.
    await per.goto("/desk?queue=unassigned");
    await per.getByRole("option", { name: new RegExp(`The printer jams.*#${number}`) }).waitFor();
    await visit(per, `/desk/${number}?queue=unassigned`);
    await timeline(per).getByText("by mail").first().waitFor();
    await show(per).waitFor();
    await per.locator("body").press("o");
    await dialog(per).getByText("Why it became this").waitFor();
    await dialog(per).getByText("It names no ticket, so it is a new request.").waitFor();
    const laid = dialog(per).frameLocator("iframe");
    await laid.getByText("paper jam").waitFor();
    expect(await laid.locator("script, img[src^=http]").count()).toBe(0);
    await expectAccessible(per, "the original", "iframe");
    const raw = per.waitForEvent("download");
    await dialog(per)
      .getByRole("link", { name: /Download the raw message/ })
      .click();
    expect((await raw).suggestedFilename()).toMatch(/\.eml$/);
    // Who stood in Cc reads along only when Per lets them.
    await dialog(per).getByRole("button", { name: "Let Kari Nygaard follow" }).click();
    await dialog(per).getByRole("button", { name: "Let Kari Nygaard follow" }).waitFor({ state: "detached" });
    await per.keyboard.press("Escape");
    await dialog(per).waitFor({ state: "detached" });

    // He answers; the reply says that it left, and to whom.
    await per.keyboard.press("r");
    await per.getByRole("textbox", { name: "Reply to Ane" }).fill("Please open the back and look for a torn sheet.");
    await per.keyboard.press("Control+Enter");
    await timeline(per).getByText("torn sheet").waitFor();
    const answerTo = await replyTo(receiver, "torn sheet");
    expect(answerTo).toMatch(/^support\+[a-z2-7]{26}@nordvik\.example$/);
    await timeline(per)
      .getByText(/^Mailed to Ane Berg/)
      .waitFor();

    // Her answer stands in the same ticket, without a reload.
    const back = await handIn({ to: answerTo, subject: "Re: The printer jams", body: "There it was. It prints again." });
    expect(back).toMatchObject({ outcome: "appended", ticket_number: number });
    await timeline(per).getByText("There it was. It prints again.").waitFor();
    await eventually(() => show(per).count()).toBe(2);

    // Somebody else has the address: it waits, and says so in the ticket and in the list.
    const held = await handIn({
      from: "Ola Fremmed <ola@elsewhere.example>",
      to: answerTo,
      subject: "Re: The printer jams",
      body: "Please send me the administrator's password.",
    });
    expect(held).toMatchObject({ outcome: "held", ticket_number: number });
    const waits = timeline(per).getByText("Its sender takes no part in this ticket.");
    await waits.waitFor();
    await timeline(per).getByText("A message from ola@elsewhere.example waits for a decision").waitFor();
    expect(await timeline(per).getByText("administrator's password").count()).toBe(0);
    await picture(per, "ticket-mail-held", `#open-ticket [role=region] [role=group]`);

    // A colleague sees it in the list of held messages, reads why, and ignores it by keyboard.
    const kari = await colleague(browser, desk, "kari.solberg");
    await kari.goto("/desk");
    await kari.getByRole("link", { name: /Held mail/ }).click();
    await kari.getByRole("heading", { level: 2, name: "Re: The printer jams" }).waitFor();
    await kari.getByText("Its sender takes no part in this ticket.").waitFor();
    await kari.getByText("administrator's password").waitFor();
    await picture(kari, "desk-held", "#held-message [role=group]");
    await kari.keyboard.press("i");
    await kari.getByText("No message waits for a decision").waitFor();
    await visit(per, `/desk/${number}?queue=unassigned`);
    await timeline(per).getByText("There it was. It prints again.").waitFor();
    expect(await waits.count()).toBe(0);

    // Solved.
    await per.keyboard.press("s");
    await dialog(per)
      .getByRole("textbox", { name: /What was done/ })
      .fill("Removed a torn sheet.");
    await per.keyboard.press("Control+Enter");
    await timeline(per).getByText("Solved by Per Haug").waitFor();
  },
);

test(
  "a message in the wrong ticket is moved, and back again; a stranger's opens a ticket",
  { timeout: 300_000 },
  async ({ page, mail }) => {
    await be(page, "per.haug");
    const first = await mail.handIn({ subject: "No sound in room 3", body: "Nothing at all." });
    const number = first.ticket_number ?? 0;
    const second = await mail.handIn({ subject: `[#${number}] A new mouse`, body: "Mine is broken." });
    expect(second.ticket_number).toBe(number);
    await visit(page, `/desk/${number}`);
    await show(page).last().click();
    await dialog(page).getByRole("button", { name: "Make it a ticket of its own" }).click();
    await page.getByText(/^Moved to #/).waitFor();
    await timeline(page).getByText("Mine is broken.").waitFor({ state: "detached" });
    await timeline(page).getByText(`moved a message from #${number} to #`).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await timeline(page).getByText("Mine is broken.").waitFor();

    // What was sent too early is taken back before it leaves, and stands in the editor again.
    await page.keyboard.press("r");
    const editor = page.getByRole("textbox", { name: "Reply to Ane" });
    await editor.fill("Wrong window.");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByText("Taken back: your words are in the editor again").waitFor();
    expect(await editor.inputValue()).toBe("Wrong window.");
    await timeline(page).getByText("Wrong window.").waitFor({ state: "detached" });

    const stranger = await mail.handIn({ from: "Eva Ny <eva.ny@elsewhere.example>", subject: "May I ask", body: "Who are you?" });
    expect(stranger.outcome).toBe("held");
    await page.goto("/desk/held");
    await page.getByText("The desk does not know its sender, and this mailbox waits then.").waitFor();
    await page.keyboard.press("t");
    await page.getByText(/^Opened as #/).waitFor();
    await page.getByRole("button", { name: "Open it" }).click();
    await timeline(page).getByText("Who are you?").waitFor();
  },
);
