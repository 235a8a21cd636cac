import { expect, picture, test } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

test(
  "a reply leaves later: it waits in sight, is held when she writes first, is changed, sent, stopped with its words and files back",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "The door card does not work", description: "Since Monday.", team: "service-desk" });
    await visit(page, `/desk/${number}`);
    await page.keyboard.press("r");
    const editor = page.getByRole("textbox", { name: "Reply to Ane" });
    await editor.fill("Your new card lies at the reception from eight.");
    await page.keyboard.press("Control+Shift+Enter");
    await dialog(page).getByRole("button", { name: "Tomorrow 08:00" }).click();
    const waiting = page.getByRole("list", { name: "Replies that leave later" });
    await waiting.getByText("Your reply will be sent: Tomorrow 08:00").waitFor();
    expect(await timeline(page).getByText("Your new card").count()).toBe(0);

    const ane = await colleague(browser, desk, "ane.berg");
    await ane.goto(`/portal/${number}`);
    await ane.getByText("Since Monday.").waitFor();
    expect(await ane.getByText("Your new card").count()).toBe(0);
    await picture(page, "desk-later", "ul[aria-label='Replies that leave later'], ul[aria-label='Svar som sendes senere']");

    const answered = await ane.request.post(`/api/v1/tickets/${number}/replies`, {
      data: { body: "It works again, I had the wrong one." },
    });
    expect(answered.status()).toBe(201);
    await waiting.getByText("Somebody wrote meanwhile, so your reply waits").waitFor();
    await picture(page, "desk-later-held", "ul[aria-label='Replies that leave later'], ul[aria-label='Svar som sendes senere']");
    await waiting.getByRole("button", { name: "Change" }).click();
    await dialog(page).getByRole("textbox", { name: "Reply" }).fill("Good to hear.");
    await page.keyboard.press("Control+Enter");
    await waiting.getByText("Your reply will be sent:").waitFor();
    await waiting.getByText("Good to hear.").waitFor();
    await waiting.getByRole("button", { name: "Send now" }).click();
    await timeline(page).getByText("Good to hear.").waitFor();
    await eventually(() => waiting.count()).toBe(0);

    await editor.fill("One more thing.");
    const file = { name: "map.txt", mimeType: "text/plain", buffer: Buffer.from("left, then right") };
    await page.getByRole("form").locator("input[type=file]").setInputFiles(file);
    await eventually(() => page.getByRole("form").getByRole("button", { name: /^Send/ }).first().isEnabled()).toBe(true);
    await editor.focus();
    await page.keyboard.press("Control+Shift+Enter");
    await dialog(page).getByRole("button", { name: "Tomorrow 08:00" }).click();
    await waiting.getByText("map.txt").waitFor();
    await waiting.getByRole("button", { name: "Cancel" }).click();
    await eventually(() => editor.inputValue()).toBe("One more thing.");
    await page.getByRole("form").getByText("map.txt").waitFor();

    // Taken back within its seconds, a reply brings its files, too; and they go with it when it is sent again.
    await editor.focus();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByText("Taken back: your words and files are in the editor again").waitFor();
    await page.getByRole("form").getByText("map.txt").waitFor();
    await editor.focus();
    await page.keyboard.press("Control+Enter");
    await timeline(page)
      .getByRole("link", { name: /map\.txt/ })
      .waitFor();
  },
);
