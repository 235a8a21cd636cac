import { expect, expectAccessible, expectNoSidewaysScroll, newVisitor, picture, test } from "../browser.ts";
import { mineCalled, numberOf, requester } from "./portal-desk.ts";

test("the whole way from words to a ticket with the keyboard alone", async ({ page: ane }) => {
  await requester(ane);
  await ane.goto("/portal");
  await ane.getByRole("heading", { level: 1, name: /How can we help/ }).waitFor();
  await ane.keyboard.press("Tab");
  expect(await ane.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
  await ane.keyboard.press("Enter");
  await ane.keyboard.press("Tab");
  await ane.keyboard.type("new password for finance");
  await ane
    .getByRole("group", { name: "You can ask for this" })
    .getByRole("button", { name: /New password/ })
    .waitFor();
  await ane.keyboard.press("ArrowDown");
  await ane.keyboard.press("ArrowDown");
  await expectAccessible(ane, "suggestions while typing");
  await ane.keyboard.press("Enter");
  const subject = ane.getByRole("textbox", { name: "In a few words" });
  await subject.waitFor();
  expect(await subject.inputValue()).toBe("new password for finance");

  // Sent too early: each field says what it needs, and the first of them has the focus.
  await subject.press("Enter");
  const system = ane.getByRole("combobox", { name: "For what?" });
  await expect.poll(() => system.evaluate((field) => field === document.activeElement)).toBe(true);
  await ane.getByText("Please choose one.").waitFor();
  await ane.getByText("2 fields need an answer before we can help.").waitFor();
  await picture(ane, "portal-new", "#request-subject");
  await system.focus();
  await ane.keyboard.press("ArrowDown");
  await ane.keyboard.press("ArrowDown");
  await ane.keyboard.press("Tab");
  await ane.keyboard.type("+47 22 00 14 12");
  await ane.keyboard.press("Enter");
  await ane.getByText("We have it.").waitFor();
  await ane.getByText("Finance or HR system").waitFor();
  await expectAccessible(ane, "a new ticket");
});

test("what is written is kept, found again on another device, and sent once", async ({ page: ane, desk, browser }) => {
  await requester(ane);
  await ane.goto("/portal/new/loan");
  await ane.getByRole("textbox", { name: "In a few words" }).fill("Projector for the board meeting");
  await ane.getByRole("combobox", { name: "What would you like to borrow?" }).selectOption({ label: "Projector" });
  await ane.getByText("Draft saved").waitFor();

  // Another device: the start page offers it, and the form has it again.
  const tablet = await (await newVisitor(browser, desk)).newPage();
  await requester(tablet);
  await tablet.goto("/portal");
  await tablet
    .getByRole("region", { name: "Not sent yet" })
    .getByRole("link", { name: /Projector for the board meeting/ })
    .click();
  await tablet.getByText("This is what you began").waitFor();
  expect(await tablet.getByRole("combobox", { name: "What would you like to borrow?" }).inputValue()).toBe("projector");
  await tablet
    .getByRole("textbox", { name: "From", exact: true })
    .or(tablet.getByLabel("From", { exact: true }))
    .first()
    .fill("2031-03-03");
  await tablet.getByLabel("Until", { exact: true }).fill("2031-03-04");

  // The answer gets lost on the way: what was written stays, and sending again makes no second ticket.
  let lost = 0;
  await tablet.route("**/api/v1/tickets", async (route) => {
    if (route.request().method() !== "POST" || lost++ > 0) return route.fallback();
    await route.fetch();
    return route.abort();
  });
  await tablet.getByRole("button", { name: "Send to the help desk" }).click();
  await tablet.getByText("It was not sent. What you wrote is still here.").waitFor();
  await tablet.getByRole("button", { name: "Send to the help desk" }).dblclick();
  await tablet.getByText("We have it.").waitFor();
  expect(await mineCalled(tablet, "Projector for the board meeting")).toBe(1);
  expect(numberOf(tablet)).toBeGreaterThan(0);

  // It is sent: no draft is left behind.
  await tablet.goto("/portal");
  await tablet.getByRole("link", { name: /Projector for the board meeting/ }).waitFor();
  await expect.poll(() => tablet.getByRole("region", { name: "Not sent yet" }).count()).toBe(0);
});

test("an account: language at once, sessions that can be ended, a password that must be a good one", async ({
  page: ane,
  desk,
  browser,
}) => {
  await requester(ane);
  const other = await (await newVisitor(browser, desk)).newPage();
  await requester(other);
  await ane.goto("/portal/account");
  await ane.getByRole("heading", { level: 1, name: "My account" }).waitFor();
  await picture(ane, "portal-account", "main li");
  await ane
    .getByRole("button", { name: /Sign out there/ })
    .first()
    .click();
  await ane.getByText("Signed out there.").waitFor();
  await expect.poll(async () => (await other.request.get("/api/v1/session")).status()).toBe(401);

  await ane.getByRole("button", { name: "Change the password" }).click();
  await ane.getByLabel("Your password now").fill("not this one");
  await ane.getByLabel("New password", { exact: true }).fill("four words without meaning");
  await ane.getByRole("button", { name: "Change the password" }).click();
  await ane.getByText("This is not your current password.").waitFor();
  expect(await ane.getByLabel("New password", { exact: true }).inputValue()).toBe("four words without meaning");

  await ane.getByText("Norsk", { exact: true }).click();
  await ane.getByRole("heading", { level: 1, name: "Kontoen min" }).waitFor();
  await ane.setViewportSize({ width: 320, height: 720 });
  await expectNoSidewaysScroll(ane);
  await ane.getByText("English", { exact: true }).click();
  await ane.getByRole("heading", { level: 1, name: "My account" }).waitFor();
});
