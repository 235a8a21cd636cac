import { expect, picture, test } from "../browser.ts";
import { letter } from "../mail/letters.ts";
import { be, colleague, dialog, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

// Seen red: without stopping the key, Ctrl Enter in the conversation sent the reply, too.
test(
  "a technician writes to a vendor beside the ticket, by keys alone; the answer comes back there, and the requester sees none of it",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "Streaks on every page", description: "Since Monday.", team: "service-desk" });
    await visit(page, `/desk/${number}`);
    await page.keyboard.press("v");
    await dialog(page).getByRole("textbox", { name: "Mail address" }).fill("ane.berg@nordvik.example");
    await dialog(page).getByRole("textbox", { name: "Name" }).fill("Siv Moe");
    await dialog(page).getByRole("textbox", { name: "Subject" }).fill("Which drum fits?");
    await dialog(page).getByRole("textbox", { name: "Message" }).fill("It is a C4080, number 1177.");
    await page.keyboard.press("Control+Enter");
    await dialog(page).getByText("follows this ticket already").waitFor();
    await dialog(page).getByRole("textbox", { name: "Mail address" }).fill("siv.moe@skrivarhuset.example");
    await picture(page, "desk-side-start", "[role=dialog]", { fleeting: true });
    await page.keyboard.press("Control+Enter");
    const beside = page.getByRole("region", { name: "With vendors" });
    await beside.getByText("It is a C4080, number 1177.").waitFor();
    await page.getByText("Waiting").first().waitFor();

    // Taken back, it is as if it had never been written, and its words are there again.
    await page.getByRole("button", { name: "Take it back" }).click();
    await beside.waitFor({ state: "detached" });
    await page.keyboard.press("v");
    await eventually(() => dialog(page).getByRole("textbox", { name: "Message" }).inputValue()).toBe("It is a C4080, number 1177.");
    expect(await dialog(page).getByRole("textbox", { name: "Mail address" }).inputValue()).toBe("siv.moe@skrivarhuset.example");
    await page.keyboard.press("Control+Enter");
    await beside.getByText("It is a C4080, number 1177.").waitFor();

    const administrator = await colleague(browser, desk, "admin");
    const answer = async (body: string) => {
      const answered = await administrator.request.post("/api/v1/mail/messages", {
        headers: { "content-type": "message/rfc822" },
        data: letter({ from: "Siv Moe <siv.moe@skrivarhuset.example>", subject: `SV: [#${number}] Which drum fits?`, body }),
      });
      expect(await answered.json()).toMatchObject({ outcome: "appended", ticket_number: number });
    };
    await answer("The D-4080, in stock.");
    await beside.getByText("The D-4080, in stock.").waitFor();

    const editor = page.getByRole("textbox", { name: "Reply to Ane" });
    await editor.fill("We are asking for a drum.");
    await beside.getByRole("textbox", { name: "Write to Siv Moe" }).fill("Two, please.");
    await page.keyboard.press("Control+Enter");
    await eventually(() => beside.getByRole("listitem").filter({ hasText: "Two, please." }).count()).toBe(1);
    expect(await editor.inputValue()).toBe("We are asking for a drum.");
    await picture(page, "desk-side", "section[aria-label='With vendors'], section[aria-label='Med leverandører']");

    await beside.getByRole("button", { name: "Mark as done" }).click();
    await beside.getByText("Done", { exact: true }).waitFor();
    await timeline(page).getByText("called the conversation with Siv Moe done").waitFor();
    await answer("They are on their way.");
    await beside.getByText("They are on their way.").waitFor();
    await timeline(page).getByText("The conversation with Siv Moe is open again").waitFor();

    const ane = await colleague(browser, desk, "ane.berg");
    await ane.goto(`/portal/${number}`);
    await ane.getByText("Since Monday.").waitFor();
    expect(await ane.getByText(/drum|D-4080|Siv Moe|Two, please/).count()).toBe(0);
  },
);
