import { expect, picture, test } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

const mayAnswer = (page: Parameters<typeof timeline>[0]) => page.getByRole("textbox", { name: "Reply to Ane" });

test("two technicians on one ticket see each other's work at once, and nobody's words are lost", async ({ page: kari, desk, browser }) => {
  await be(kari, "kari.solberg");
  const ingrid = await colleague(browser, desk, "lead");
  const number = await openTicket(kari, { subject: "Shared mailbox is missing", description: "Gone since Friday.", team: "messaging" });
  await visit(kari, `/desk/${number}?team=messaging`);
  await visit(ingrid, `/desk/${number}?team=messaging`);

  // Both take it: one of them is told who was faster, and both see the same owner.
  await Promise.all([kari.keyboard.press("y"), ingrid.keyboard.press("y")]);
  const told = (page: typeof kari) =>
    page
      .getByRole("alert")
      .getByText(/has it already/)
      .count();
  await eventually(async () => (await told(kari)) + (await told(ingrid))).toBe(1);
  const owner = async (page: typeof kari) => page.getByRole("button", { name: /Press to assign$/ }).getAttribute("aria-label");
  await eventually(() => owner(kari)).toMatch(/^(Kari Solberg|Ingrid Dahl)/);
  await eventually(async () => (await owner(kari)) === (await owner(ingrid))).toBe(true);

  // The same fact, changed by both: the second one sees both texts and chooses.
  const begin = async (page: typeof kari, words: string) => {
    await page.getByRole("button", { name: /^Subject:/ }).click();
    await page.getByRole("textbox", { name: "Subject" }).fill(words);
  };
  await begin(kari, "Shared mailbox Finance is missing");
  await begin(ingrid, "Mailbox of Finance is gone");
  await kari.keyboard.press("Enter");
  await timeline(kari).getByText("to Shared mailbox Finance is missing").waitFor();
  await ingrid.keyboard.press("Enter");
  await dialog(ingrid).getByText("Shared mailbox Finance is missing").waitFor();
  await dialog(ingrid).getByText("Mailbox of Finance is gone").waitFor();
  await dialog(ingrid).getByRole("button", { name: "Save mine" }).click();
  await kari.getByRole("button", { name: /^Subject: Mailbox of Finance is gone/ }).waitFor();

  // Different facts, changed by both: merged without a question.
  await begin(ingrid, "Mailbox of Finance is gone since Friday");
  await kari.getByRole("button", { name: /^Kind:/ }).click();
  await kari.getByRole("menuitemradio", { name: "Service request" }).click();
  await timeline(ingrid).getByText("kind from Incident to Service request").waitFor();
  await ingrid.keyboard.press("Enter");
  await kari.getByRole("button", { name: /^Subject: Mailbox of Finance is gone since Friday/ }).waitFor();
  expect(await dialog(ingrid).count()).toBe(0);

  // While one writes, the other replies: that is said before two answers go out.
  await mayAnswer(kari).fill("Which name did it have?");
  await mayAnswer(ingrid).fill("Is it the one called Invoices?");
  await ingrid.keyboard.press("Control+Enter");
  await kari.getByText(/Ingrid Dahl replied .*, while you were writing/).waitFor();
  await timeline(kari).getByText("Is it the one called Invoices?").waitFor();
  await mayAnswer(kari).focus();
  await kari.keyboard.press("Control+Enter");
  await kari.getByText("Not sent yet. Read it, then send again.").waitFor();
  expect(await mayAnswer(kari).inputValue()).toBe("Which name did it have?");
  await picture(kari, "desk-replied-meanwhile", "form blockquote");
  // The pictures read the page anew: what came meanwhile is still said, and asked about.
  await mayAnswer(kari).focus();
  await kari.keyboard.press("Control+Enter");
  await kari.getByText("Not sent yet. Read it, then send again.").waitFor();
  await kari.keyboard.press("Control+Enter");
  await timeline(kari).getByText("Which name did it have?").waitFor();
  await eventually(() => mayAnswer(kari).inputValue()).toBe("");

  // Both send in the same moment, before either has heard of the other: one is sent, the other is told, with both texts.
  await mayAnswer(kari).fill("It is back since ten");
  await mayAnswer(ingrid).fill("It is back, please look");
  await Promise.all([kari.keyboard.press("Control+Enter"), ingrid.keyboard.press("Control+Enter")]);
  const asked = (page: typeof kari) => page.getByText("Not sent yet. Read it, then send again.").count();
  await eventually(async () => (await asked(kari)) + (await asked(ingrid))).toBe(1);
  const [slower, hers, theirs] =
    (await asked(kari)) === 1
      ? [kari, "It is back since ten", "It is back, please look"]
      : [ingrid, "It is back, please look", "It is back since ten"];
  expect(await mayAnswer(slower).inputValue()).toBe(hers);
  await slower.getByRole("form").getByText(theirs).waitFor();
});

test("a reply that cannot be sent is there again, also after a reload", async ({ page }) => {
  await be(page, "kari.solberg");
  const number = await openTicket(page, { subject: "Delivery report for one address", team: "messaging" });
  await visit(page, `/desk/${number}`);
  await mayAnswer(page).fill("Which address was it?");
  await page.route("**/replies", (route) => route.abort());
  await page.keyboard.press("Control+Enter");
  await page.getByText("The desk cannot be reached.").first().waitFor();
  expect(await mayAnswer(page).inputValue()).toBe("Which address was it?");
  await page.getByText("Draft saved").waitFor();
  await page.reload();
  await eventually(() => mayAnswer(page).inputValue()).toBe("Which address was it?");
  await page.unroute("**/replies");
  await mayAnswer(page).focus();
  await page.keyboard.press("Control+Enter");
  await timeline(page).getByText("Which address was it?").waitFor();
  await eventually(() => mayAnswer(page).inputValue()).toBe("");
});
