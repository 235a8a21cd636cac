import { expect, newVisitor, signIn, test, type Page } from "../browser.ts";
import { asked } from "./call-desk.ts";
import { be, eventually, openTicket, visit } from "./desk-staff.ts";

const note = (page: Page) => page.getByRole("textbox", { name: /^Note/ });
/** All that this browser keeps, but how the machine shows things. */
const kept = (page: Page) =>
  page.evaluate(() =>
    [...Object.entries(sessionStorage), ...Object.entries(localStorage)].filter(
      ([key]) => !/^(firstline\.(theme|language|keys))|^(mantine|tsr-scroll)/.test(key),
    ),
  );
const signOut = async (page: Page) => {
  await page.getByRole("button", { name: /Per Haug/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in**");
};
const drafts = (url: URL) => url.pathname === "/api/v1/drafts";

// Seen red: with words kept by their draft's key alone, whoever signed in next found them in their own note, and it was kept as theirs; with
// them forgotten only where somebody signed out, another tab of the same person kept them.
test("a shared machine: who signs out is kept whole by the desk, and leaves no words to who comes next", async ({ page }) => {
  await be(page, "per.haug");
  const number = await openTicket(page, { subject: "A shared machine", team: "service-desk" });
  const { id } = await asked<{ id: string }>(page, `/tickets/${number}`);
  const mine = async () =>
    (await asked<{ items: { body: string }[] }>(page, `/drafts?key=note:${id}`)).items.map(({ body }) => body).join("|");
  const other = await page.context().newPage();
  for (const tab of [page, other]) {
    await visit(tab, `/desk/${number}`);
    await tab.keyboard.press("n");
  }

  // The desk takes no words of the other tab: they stay in it.
  await other.route(drafts, (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
  await note(other).fill("What the door code is");
  await other.getByText("Draft kept in this window").waitFor();
  expect(JSON.stringify(await kept(other))).toContain("door code");

  // What was typed the moment before is with the desk first.
  await note(page).fill("Typed in haste");
  await signOut(page);
  expect(await kept(page)).toEqual([]);
  await other.waitForURL("**/sign-in**");
  expect(await kept(other)).toEqual([]);

  await signIn(page, "kari.solberg@nordvik.example", "firstline-demo-2026");
  for (const tab of [page, other]) {
    await visit(tab, `/desk/${number}`);
    await tab.keyboard.press("n");
    expect(await note(tab).inputValue()).toBe("");
  }
  expect(await mine()).toBe("");
  await be(page, "per.haug");
  expect(await mine()).toBe("Typed in haste");
});

test("words whose session ended wait for their writer, and for nobody else", async ({ page, desk, browser }) => {
  await be(page, "per.haug");
  const number = await openTicket(page, { subject: "The session ends", team: "service-desk" });
  await visit(page, `/desk/${number}`);
  await page.keyboard.press("n");
  await page.route(drafts, (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
  await note(page).fill("Not with the desk yet");
  await page.getByText("Draft kept in this window").waitFor();

  // Ended from another machine.
  const machine = await (await newVisitor(browser, desk)).newPage();
  await be(machine, "per.haug");
  const sessions = await asked<{ items: { id: string; current: boolean }[] }>(machine, "/sessions");
  for (const session of sessions.items.filter(({ current }) => !current)) await machine.request.delete(`/api/v1/sessions/${session.id}`);
  await page.waitForURL("**/sign-in**", { timeout: 30_000 });
  await page.unroute(drafts);

  const enter = async (who: string) => {
    await page.getByLabel("Email").fill(`${who}@nordvik.example`);
    await page.getByLabel("Password", { exact: true }).fill("firstline-demo-2026");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("heading", { name: "The session ends" }).waitFor();
    await page.getByRole("form").waitFor();
    await page.keyboard.press("n");
  };
  await enter("kari.solberg");
  await eventually(() => note(page).inputValue()).toBe("");
  await page.context().clearCookies();
  await page.goto(`/sign-in?return=${encodeURIComponent(`/desk/${number}`)}`);
  await enter("per.haug");
  await eventually(() => note(page).inputValue()).toBe("Not with the desk yet");
});
