import { expect, picture, signIn, test } from "../browser.ts";

const password = "firstline-demo-2026";

test("finds a misspelt caller, is asked for proof of a new number, changes a title, and begins a call with the keyboard alone", async ({
  page,
}) => {
  await signIn(page, "per.haug@nordvik.example", password);
  await page.goto("/people");
  await page.getByRole("option").first().waitFor();
  await picture(page, "people-list", "[role=option]");

  await page.locator("h1").click();
  await page.keyboard.press("/");
  // Enter at once: nobody waits for rows with a caller on the line.
  await page.keyboard.type("Ane Bergh");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Ane Berg" }).waitFor();
  await picture(page, "people-person", "h1");
  await page.getByText("Nobody is called “Ane Bergh”").waitFor();

  await page.locator("body").press("e");
  const phone = page.getByLabel("Phone");
  const before = await phone.inputValue();
  await phone.fill("call me");
  await phone.press("Control+Enter");
  await page.getByText("This is not a telephone number").waitFor();
  expect(await phone.inputValue(), "what was typed stays").toBe("call me");
  await phone.fill("+47 22 00 77 77");
  await phone.press("Control+Enter");
  // She signs in: whoever asks for another number proves it in a ticket.
  await page.getByText("Prove in a ticket who is asking for it").waitFor();
  expect(await phone.inputValue(), "what was typed stays").toBe("+47 22 00 77 77");
  await page.getByLabel("Title").fill("Chief accountant");
  await phone.fill(before);
  await phone.press("Control+Enter");
  await page.getByText("Chief accountant").first().waitFor();

  await page.getByRole("button", { name: "Start a call" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/call\/[0-9a-f-]{36}$/);
  const contact = await (await page.request.get(`/api/v1/contacts/${page.url().split("/").at(-1)}`)).json();
  expect(contact).toMatchObject({ channel: "phone", direction: "inbound", state: "live", person: { name: "Ane Berg" } });
});

test("keeps what was typed about somebody new through a walk elsewhere and a reload", async ({ page }) => {
  await signIn(page, "per.haug@nordvik.example", password);
  await page.goto("/people?q=zzyzx");
  await page.getByRole("link", { name: "Add “zzyzx”" }).click();
  await page.getByLabel("Name").fill("Zara Lund");
  await page.getByLabel("Mail").fill("ane.berg@nordvik.example");
  await page.getByRole("button", { name: "Add the person" }).click();
  await page.getByText("This is in use already").waitFor();
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("heading", { name: "My account" }).waitFor();
  await page.goBack();
  expect(await page.getByLabel("Name").inputValue()).toBe("Zara Lund");
  await page.reload();
  expect(await page.getByLabel("Mail").inputValue()).toBe("ane.berg@nordvik.example");
  await page.getByLabel("Mail").fill("zara.lund@nordvik.example");
  await page.getByRole("button", { name: "Add the person" }).click();
  await page.getByRole("heading", { level: 1, name: "Zara Lund" }).waitFor();
  await page.getByText("Nothing is open.").waitFor();
});
