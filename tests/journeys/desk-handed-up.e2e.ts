import { expectAccessible, picture, test } from "../browser.ts";
import { be, colleague, dialog, eventually, takeCall, timeline, visit } from "./desk-staff.ts";

const subject = "Outlook asks for the password every few minutes";

test(
  "a ticket from a call is handed up, sent back, handed up again, accepted and solved, all by keyboard",
  { timeout: 240_000 },
  async ({ page: per, desk, browser }) => {
    await be(per, "per.haug");
    const kari = await colleague(browser, desk, "kari.solberg");
    const { number, hangUp } = await takeCall(per, {
      subject,
      description: "Since this morning. Webmail works.",
      category: "mail-outlook",
    });
    await kari.goto("/desk?queue=to_accept");
    await kari.getByRole("heading", { level: 1, name: "To accept" }).waitFor();

    // Per has Ane on the line, and writes down what he found.
    await visit(per, `/desk/${number}?queue=my_shift`);
    await timeline(per).getByText("Ane Berg called").waitFor();
    await timeline(per).getByText("still on the line").waitFor();
    await hangUp();
    await timeline(per).getByText("still on the line").waitFor({ state: "detached" });
    await per.keyboard.press("n");
    await per
      .getByRole("textbox", { name: "Note, technicians only" })
      .fill("Found that the token is stale on build 26200, error 0x80070520.");
    await per.keyboard.press("Control+Enter");
    await timeline(per).getByText("technicians only").waitFor();

    // He hands it up: what he found is in the handover already.
    await per.keyboard.press("Escape");
    await per.keyboard.press("e");
    await dialog(per).getByRole("textbox", { name: "Why it is handed on" }).fill("Needs rights to reset the broker");
    await dialog(per).getByRole("textbox", { name: "Question" }).fill("Can the broker be reset without a new profile?");
    await eventually(() => dialog(per).getByRole("textbox", { name: "Found" }).inputValue()).toContain("token is stale");
    await eventually(() => dialog(per).getByRole("textbox", { name: "Evidence" }).inputValue()).toContain("0x80070520");
    await eventually(() => dialog(per).getByRole("combobox", { name: "To" }).inputValue()).toBe("messaging");
    await expectAccessible(per, "the handover form");
    // Nothing typed is lost on the way out.
    await per.keyboard.press("Escape");
    await dialog(per).waitFor({ state: "detached" });
    await per.keyboard.press("e");
    await eventually(() => dialog(per).getByRole("textbox", { name: "Why it is handed on" }).inputValue()).toBe(
      "Needs rights to reset the broker",
    );
    await per.keyboard.press("Control+Enter");
    await timeline(per).getByText("Handed up to Messaging").waitFor();

    // It stands in Kari's queue without a reload; its handover is the first thing she reads.
    await kari.getByRole("option", { name: new RegExp(subject) }).waitFor();
    await visit(kari, `/desk/${number}?queue=to_accept`);
    const handover = kari.getByRole("region", { name: "Handed over from Service desk" });
    await handover.getByText("Can the broker be reset without a new profile?").waitFor();
    await picture(kari, "desk-handover", `#open-ticket [role=region] section`);
    await handover.getByRole("button", { name: "Send back" }).click();
    await dialog(kari).getByRole("textbox", { name: "Reason" }).fill("Remove the cached credential first, please");
    await kari.keyboard.press("Control+Enter");
    await dialog(kari).waitFor({ state: "detached" });

    // Per sees why, marked as new, and has it again.
    await timeline(per).getByText("Remove the cached credential first").waitFor();
    await timeline(per).getByText("New", { exact: true }).waitFor();
    await per.keyboard.press("e");
    await dialog(per).getByRole("textbox", { name: "Why it is handed on" }).fill("Removed it, still asking");
    await per.keyboard.press("Control+Enter");
    await dialog(per).waitFor({ state: "detached" });

    // Kari accepts with one key; Per's screen tells it.
    await handover.getByText("Removed it, still asking").waitFor();
    await kari.keyboard.press("y");
    await handover.waitFor({ state: "detached" });
    await timeline(per)
      .getByText(/accepted by Kari Solberg in/)
      .waitFor();

    // She answers and waits, then solves it.
    await kari.keyboard.press("r");
    await kari.getByRole("textbox", { name: "Reply to Ane" }).fill("I have reset the sign-in on your PC. Please open Outlook again.");
    await kari.keyboard.press("Control+Enter");
    await timeline(kari).getByText("I have reset the sign-in").waitFor();
    await kari.getByText("Waiting for the requester", { exact: true }).first().waitFor();
    await kari.keyboard.press("Escape");
    await kari.keyboard.press("s");
    await dialog(kari)
      .getByRole("textbox", { name: /What was done/ })
      .fill("Reset the sign-in broker.");
    await kari.keyboard.press("Control+Enter");
    await timeline(kari).getByText("Solved by Kari Solberg").waitFor();
    await timeline(per).getByText("Solved by Kari Solberg").waitFor();
    await kari.getByRole("button", { name: "Reopen" }).waitFor();
    await picture(kari, "desk-solved", "#open-ticket [role=region] li");
  },
);
