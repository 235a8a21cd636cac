import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, visit } from "./desk-staff.ts";

// What is refused, and to whom it is not shown, was seen red in server/rooms/drafts/shared-draft.test.ts.
test(
  "a draft reply is shared, written on by two without a lost word, sent once, and no requester's",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "Shared between two", team: "service-desk" });
    const kari = await colleague(browser, desk, "kari.solberg");
    await visit(page, `/desk/${number}`);
    await visit(kari, `/desk/${number}`);
    const mine = page.getByRole("textbox", { name: "Reply to Ane" });
    const hers = kari.getByRole("textbox", { name: "Reply to Ane" });
    await page.keyboard.press("r");
    await page.keyboard.type("Dear Ane,");
    await page.keyboard.press("Alt+s");
    await page.getByText("You share this draft, with colleagues only.").waitFor();
    await expectAccessible(page, "a shared draft");
    await eventually(() => hers.inputValue()).toBe("Dear Ane,");
    await kari.getByText(/Draft shared by Per Haug/).waitFor();
    await hers.focus();
    await kari.keyboard.press("Control+End");
    await kari.keyboard.type(" we look at it.");
    await eventually(() => mine.inputValue()).toBe("Dear Ane, we look at it.");

    // Both at once: the later one is shown both texts, and what is not kept stays in a draft of one's own.
    await Promise.all([mine.press("Control+End"), hers.press("Control+End")]);
    await Promise.all([mine.pressSequentially(" PER"), hers.pressSequentially(" KARI")]);
    await eventually(async () => (await dialog(page).count()) + (await dialog(kari).count())).toBe(1);
    const late = (await dialog(page).count()) === 1 ? page : kari;
    await expectAccessible(late, "both texts of a shared draft");
    await dialog(late).getByRole("button", { name: "Save mine" }).click();
    const kept = late === page ? "PER" : "KARI";
    await eventually(async () => [await mine.inputValue(), await hers.inputValue()]).toEqual([
      `Dear Ane, we look at it. ${kept}`,
      `Dear Ane, we look at it. ${kept}`,
    ]);
    const { items } = (await (await late.request.get("/api/v1/drafts")).json()) as { items: { body: string }[] };
    expect(items.map(({ body }) => body)).toContain(`Dear Ane, we look at it. ${kept === "PER" ? "KARI" : "PER"}`);

    const ane = await colleague(browser, desk, "ane.berg");
    await ane.goto(`/portal/${number}`);
    await ane.getByRole("heading", { name: "Shared between two" }).waitFor();
    expect(await ane.textContent("body")).not.toContain("we look at it");
    await kari.setViewportSize({ width: 320, height: 720 });
    await expectNoSidewaysScroll(kari);
    await kari.setViewportSize({ width: 1440, height: 900 });
    await hers.focus();
    await kari.keyboard.press("Control+Enter");
    await ane.getByText(`Dear Ane, we look at it. ${kept}`).waitFor();
    await eventually(() => page.getByText("You share this draft, with colleagues only.").count()).toBe(0);
    await ane.context().close();
    await kari.context().close();
  },
);

// The refusal comes after the ticket was left.
test("who leaves a ticket with words that a colleague was faster than finds them in a draft of their own", async ({
  page,
  desk,
  browser,
}) => {
  await be(page, "per.haug");
  const number = await openTicket(page, { subject: "Left in between", team: "service-desk" });
  await visit(page, `/desk/${number}`);
  const mine = page.getByRole("textbox", { name: "Reply to Ane" });
  await page.keyboard.press("r");
  await page.keyboard.type("Dear Ane,");
  await page.keyboard.press("Alt+s");
  await page.getByText("You share this draft, with colleagues only.").waitFor();
  // Per's browser does not hear of Kari's words, and its own are slow.
  await page.route("**/shared-draft", async (route) => {
    if (route.request().method() === "GET") return route.abort();
    await new Promise((then) => setTimeout(then, 1500));
    await route.continue();
  });
  const kari = await colleague(browser, desk, "kari.solberg");
  await visit(kari, `/desk/${number}`);
  const hers = kari.getByRole("textbox", { name: "Reply to Ane" });
  await eventually(() => hers.inputValue()).toBe("Dear Ane,");
  await hers.focus();
  await kari.keyboard.press("Control+End");
  await kari.keyboard.type(" KARI");
  const shared = async () =>
    ((await (await kari.request.get(`/api/v1/tickets/${number}/shared-draft`)).json()) as { draft: { body: string } }).draft.body;
  await eventually(shared).toBe("Dear Ane, KARI");
  await mine.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" PER");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await eventually(() => page.url().includes(String(number))).toBe(false);
  await eventually(async () => {
    const { items } = (await (await page.request.get("/api/v1/drafts")).json()) as { items: { body: string }[] };
    return items.map(({ body }) => body);
  }).toContain("Dear Ane, PER");
  expect(await shared()).toBe("Dear Ane, KARI");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await kari.context().close();
});
