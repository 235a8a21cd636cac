import { expectAccessible, test } from "../browser.ts";
import { asked } from "./call-desk.ts";
import { be, eventually, openTicket, visit } from "./desk-staff.ts";

const drafts = (url: URL) => url.pathname === "/api/v1/drafts";

// Seen red: what was typed was written over what was kept; words whose sending a closing page broke off were gone; words that were refused
// once their ticket was left were told of nowhere.
test("no words of a draft are lost: unread, on their way as the page closes, or refused", async ({ page }) => {
  await be(page, "per.haug");
  const number = await openTicket(page, { subject: "No words lost", team: "service-desk" });
  const { id } = await asked<{ id: string }>(page, `/tickets/${number}`);
  const key = `note:${id}`;
  const kept = async () => (await asked<{ items: { body: string }[] }>(page, `/drafts?key=${key}`)).items.map(({ body }) => body).join("|");
  await page.request.put("/api/v1/drafts", { data: { key, body: "From the telephone" } });

  // Nobody could read what is kept.
  await page.route(drafts, (route) => (route.request().method() === "GET" ? route.abort() : route.continue()));
  const open = async () => {
    await visit(page, `/desk/${number}`);
    await page.keyboard.press("n");
  };
  await open();
  const note = page.getByRole("textbox", { name: /^Note/ });
  await note.fill("At the desk");
  await page.getByText("Draft kept in this window").waitFor();
  await eventually(kept).toBe("From the telephone");
  await open();
  await eventually(() => note.inputValue()).toBe("At the desk");
  await page.unroute(drafts);
  // In which order depends on whether the page that closed could still send them.
  const each = async (text: () => Promise<string>) => (await text()).split("\n\n").toSorted();
  await eventually(() => each(() => note.inputValue())).toEqual(["At the desk", "From the telephone"]);
  await eventually(() => each(kept)).toEqual(["At the desk", "From the telephone"]);

  // The page goes with nothing known and nothing sent.
  await page.route(drafts, (route) => (route.request().method() === "GET" ? route.abort() : route.continue()));
  await open();
  await note.fill("In haste");
  await page.goto("about:blank");
  await eventually(() => each(kept)).toEqual(["At the desk", "From the telephone", "In haste"]);
  await page.unroute(drafts);

  // They are on their way when the page closes.
  await open();
  await eventually(() => note.inputValue()).toContain("In haste");
  const held: (() => Promise<void>)[] = [];
  await page.route(drafts, async (route) => {
    if (route.request().method() === "PUT") return void held.push(() => route.continue());
    await route.continue();
  });
  await note.fill("On its way");
  await eventually(() => held.length).toBe(1);
  await page.goto("about:blank");
  for (const go of held) await go().catch(() => {});
  await eventually(kept).toBe("On its way");
  await page.unroute(drafts);

  // The message is refused when its ticket is left, and there is no room for its draft.
  await openTicket(page, { subject: "Another one", team: "service-desk" });
  await open();
  await eventually(() => note.inputValue()).toBe("On its way");
  const notes = (url: URL) => url.pathname.endsWith("/notes");
  const failing: (() => Promise<void>)[] = [];
  await page.route(notes, (route) => void failing.push(() => route.fulfill({ status: 500, body: "" })));
  await page.keyboard.press("Control+Enter");
  await eventually(() => failing.length).toBe(1);
  await eventually(kept).toBe("");
  await page.route(drafts, (route) =>
    route.request().postData()?.includes('"add":true')
      ? route.fulfill({
          status: 409,
          contentType: "application/problem+json",
          body: JSON.stringify({ type: "about:blank", title: "You keep too many drafts.", status: 409, code: "too_many_drafts" }),
        })
      : route.continue(),
  );
  await page
    .getByRole("link", { name: /Another one/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "Another one" }).waitFor();
  for (const fail of failing) await fail();
  await page.getByText(`What you wrote on #${number} could not be saved: You keep too many drafts.`, { exact: false }).waitFor();
  await page.unroute(drafts);
  await page.unroute(notes);
  await page.getByRole("alert").getByRole("button", { name: "Open" }).last().click();
  await page.getByRole("heading", { name: "No words lost" }).waitFor();
  await page.keyboard.press("n");
  await page.getByText("These words could not be saved", { exact: false }).waitFor();
  await expectAccessible(page, "words that were set aside");
  await page.getByRole("button", { name: "Throw them away" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Put them back" }).click();
  await eventually(() => note.inputValue()).toBe("On its way");
  await eventually(kept).toBe("On its way");
});
