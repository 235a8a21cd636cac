import { expect, expectAccessible, picture, test } from "../browser.ts";
import { asked, beTechnician, contactOf, description, keyTime, liveContacts, saved, subject, who, soon } from "./call-desk.ts";

test("a call is solved on the first contact with the keyboard alone, in under 20 seconds of key presses", async ({ page }) => {
  await beTechnician(page);
  const type = (text: string) => page.keyboard.type(text, { delay: keyTime });
  const begun = Date.now();
  await page.keyboard.press("c", { delay: keyTime });
  await type("ane berg");
  await page.getByRole("option", { name: /Ane Berg.*Controller, Finance.*Oslo, room 3\.14/ }).waitFor();
  await page.keyboard.press("Enter", { delay: keyTime });
  await type("Outlook asks for password");
  await page.keyboard.press("Control+Enter", { delay: keyTime });
  await type("Removed the old sign-in");
  await page.keyboard.press("Enter", { delay: keyTime });
  await page.getByRole("heading", { name: "Solved on the call" }).waitFor();
  const seconds = (Date.now() - begun) / 1000;
  expect(seconds).toBeLessThan(20);

  const contact = await asked<{ outcome: string; person: { name: string }; ticket: { id: string } }>(page, `/contacts/${contactOf(page)}`);
  expect(contact).toMatchObject({ outcome: "solved", person: { name: "Ane Berg" } });
  expect(await asked(page, `/tickets/${contact.ticket.id}`)).toMatchObject({
    subject: "Outlook asks for password",
    status: "resolved",
    resolution: "Removed the old sign-in",
    solved_on_first_contact: true,
    category: { key: "mail-outlook" },
  });
  await picture(page, "call-wrap-up", "h2");
  await page.getByRole("button", { name: "Ready" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/desk/);
  expect(await liveContacts(page)).toEqual([]);
});

test("a call goes on: who, what, what is known, as in the pictures", async ({ page }) => {
  await beTechnician(page);
  await page.keyboard.press("c");
  await page.keyboard.type("ane berg");
  await page.getByRole("option", { name: /Ane Berg.*Controller, Finance/ }).waitFor();
  await picture(page, "call-who", "[role=option]");
  await who(page).press("Enter");
  await page.keyboard.type("Outlook asks for password again and again");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Since this morning, every few minutes. Cannot work. Webmail works.");
  await page.getByText("filled in from the words").waitFor();
  await page
    .getByRole("button", { name: /^Take over the solution of/ })
    .first()
    .waitFor();
  await saved(page).waitFor();
  expect(await page.getByText("High", { exact: true }).count()).toBe(1);
  await picture(page, "call", "[data-field=subject]");

  // What a technician chose stays chosen, whatever the words say.
  await page.keyboard.press("Alt+3");
  await page.getByRole("combobox", { name: "Category" }).fill("vpn");
  await page.getByRole("option", { name: /VPN/ }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await subject(page).fill("Outlook asks for password, printer jams, screen is black");
  await saved(page).waitFor();
  expect(await page.getByRole("button", { name: /VPN.*: change/ }).count()).toBe(1);

  // A solution from before is what solved it.
  await page
    .getByRole("button", { name: /^Take over the solution of/ })
    .first()
    .press("Enter");
  await page.keyboard.press("Control+Enter");
  const said = page.getByRole("textbox", { name: "What solved it?" });
  await said.waitFor();
  expect(await said.inputValue()).not.toBe("");
  await expectAccessible(page, "call-solve");
  await page.keyboard.press("Escape");

  // Handing up begins with what was noted.
  await page
    .getByRole("textbox", { name: /^Note for technicians only/ })
    .fill("Restarted Outlook. Found that the token is stale, error 0x80070520.");
  await page.keyboard.press("Alt+e");
  const dialog = page.getByRole("dialog");
  await expect.poll(() => dialog.getByRole("textbox", { name: "What was found" }).inputValue(), soon).toContain("token is stale");
  await dialog.getByRole("textbox", { name: "Why is it handed up?" }).fill("Needs rights to reset the token");
  await expectAccessible(page, "call-hand-up");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("heading", { name: /^Handed up to/ }).waitFor();
});

test("an ending without who or what is refused at its field, with the focus in it", async ({ page }) => {
  await beTechnician(page);
  await page.keyboard.press("c");
  await who(page).waitFor();
  await page.waitForURL(/call\/(?!new)/);
  await page.keyboard.press("Alt+w");
  await page.getByText("Say who it is first.").waitFor();
  await page.getByText("Say in a few words what is wrong first.").waitFor();
  await expect.poll(() => who(page).evaluate((element) => element === document.activeElement), soon).toBe(true);
});

test("a walk-in with somebody new leads to no ticket and is logged", async ({ page }) => {
  await beTechnician(page);
  const name = `Torleif Visitor ${Date.now() % 100_000}`;
  await page.keyboard.press("Shift+C");
  await page.keyboard.type(name);
  await page.getByRole("option", { name: `New caller: ${name}` }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("form", { name: "New caller" }).waitFor();
  for (const text of ["", `${name.toLowerCase().replaceAll(" ", ".")}@visitor.example`, "", ""]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }
  await expect.poll(() => who(page).inputValue(), soon).toBe(name);
  await page.getByRole("textbox", { name: /^Note for technicians only/ }).fill("Wanted to know where the canteen is");
  await page.keyboard.press("Alt+n");
  await page.getByText(/^The empty ticket #\d+ is dropped/).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Answered, nothing to do" }).waitFor();
  expect(await asked(page, `/contacts/${contactOf(page)}`)).toMatchObject({
    channel: "walk_in",
    outcome: "answered",
    ticket: null,
    person: { name },
    note: "Wanted to know where the canteen is",
  });
  await page.keyboard.press("c");
  await page.waitForURL(/call\/(?!new)/);
  await description(page).waitFor();
  expect(
    (await liveContacts(page)).map(({ state }) => state),
    "the next call ends the wrap-up",
  ).toEqual(["live"]);
});
