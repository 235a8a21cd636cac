import { expectAccessible, expectNoSidewaysScroll, test } from "../browser.ts";
import { asked, liveContacts, saved, subject } from "./call-desk.ts";
import { be, colleague, dialog, eventually } from "./desk-staff.ts";

// Seen red: with Enter for the first of the options before, another type was set; with the key of what is known (Alt 4) the words of an outage came into the call instead.
test(
  "a request type brings along what its tickets need, and is chosen while the caller talks",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    await be(page, "admin");
    await page.goto("/settings/request-types/software");
    await page.getByRole("textbox", { name: /^Normal/ }).fill("4,5");
    await page.getByRole("textbox", { name: /^In English/ }).fill("Hello {{requester.first_name}}, we look at it.");
    await page.getByText("Normal: 4 h 30", { exact: false }).waitFor();
    await expectAccessible(page, "what a request type brings along");
    await page.setViewportSize({ width: 320, height: 720 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    // Tickets of it may be open in the demo company, and then it is asked once more.
    const again = dialog(page).getByRole("button", { name: "Save all the same" });
    await again.or(page.getByText("Software is saved")).first().waitFor();
    if (await again.isVisible()) await again.click();
    await page.getByText("Software is saved").waitFor();

    const both = (en: string) => ({ en, nb: en });
    for (const [key, confidential] of [
      ["grievance", true],
      ["parking", false],
    ] as const) {
      const data = { key, name: both(`A ${key}`), hint: both(key), kind: "service_request", fields: [], confidential, urgency: 3 };
      await page.request.post("/api/v1/request-types", { data });
    }

    const per = await colleague(browser, desk, "per.haug");
    await per.goto("/desk");
    await per.getByRole("button", { name: "New contact" }).waitFor();
    await per.keyboard.press("c");
    await subject(per).waitFor();
    await per.keyboard.press("Alt+2");
    await per.keyboard.type("Needs a drawing program");
    // What closes doors is asked for once, before.
    await per.keyboard.press("Alt+q");
    await per.keyboard.type("grievance");
    await per.getByRole("option", { name: /^A grievance/ }).waitFor();
    await per.keyboard.press("Enter");
    await per.getByText(/makes the ticket confidential/).waitFor();
    await expectAccessible(per, "a request type that closes the ticket");
    await per.keyboard.press("Escape");
    await per.keyboard.press("Alt+q");
    await per.getByRole("option", { name: /^Software/ }).waitFor();
    await expectAccessible(per, "a request type while they talk");
    // Whoever types fast means what was typed, not the first of all.
    await per.keyboard.type("softw");
    await per.keyboard.press("Enter");
    await per
      .getByText(/^Software/)
      .first()
      .waitFor();
    // The words go on where they were.
    await per.keyboard.type(" at home");
    await saved(per).waitFor();
    const [call] = await liveContacts(per);
    await eventually(() => asked(per, `/tickets/${call?.ticket?.id}`)).toMatchObject({
      subject: "Needs a drawing program at home",
      request_type: { key: "software" },
    });

    const ane = (await asked<{ items: { id: string }[] }>(per, "/people?q=Ane%20Berg")).items[0];
    await per.request.patch(`/api/v1/contacts/${call?.id}`, { data: { person: { id: ane?.id } } });
    await per.request.post(`/api/v1/contacts/${call?.id}/endings`, { data: { outcome: "kept_working" } });
    await per.goto(`/desk/${call?.ticket?.number}`);
    const answer = per.getByRole("textbox", { name: "Reply to Ane" });
    await answer.waitFor();
    await per.keyboard.press("r");
    await eventually(() => answer.inputValue()).toBe("Hello Ane, we look at it.");
    await expectAccessible(per, "the first reply");
    // It is nobody's draft yet, and overwrites none that comes from elsewhere.
    const key = `reply:${(await asked<{ id: string }>(per, `/tickets/${call?.ticket?.number}`)).id}`;
    const kept = async () => (await asked<{ items: { body: string }[] }>(per, `/drafts?key=${key}`)).items.map(({ body }) => body);
    const elsewhere = (body: string) => per.request.put("/api/v1/drafts", { data: { key, body } });
    await elsewhere("From the telephone");
    await per.reload();
    await eventually(() => answer.inputValue()).toBe("From the telephone");
    await elsewhere("");
    await per.reload();
    await answer.waitFor();
    await elsewhere("On the way");
    await per.keyboard.press("r");
    await eventually(() => answer.inputValue()).toBe("On the way");
    await elsewhere("");
    await per.reload();
    await answer.waitFor();
    // A reading that failed is not an empty one.
    const drafts = (url: URL) => url.pathname === "/api/v1/drafts" && url.searchParams.get("key") === key;
    await per.route(drafts, (route) => route.abort());
    await per.keyboard.press("r");
    await per.waitForTimeout(1000);
    await eventually(() => answer.inputValue()).toBe("");
    await per.unroute(drafts);
    await per.keyboard.press("Escape");
    await per.keyboard.press("r");
    await eventually(() => answer.inputValue()).toBe("Hello Ane, we look at it.");
    await per.waitForTimeout(1200);
    await eventually(kept).toEqual([]);
    await per.getByText("read it before you send it", { exact: false }).waitFor();
    await per.getByRole("button", { name: "Take it out" }).click();
    await eventually(() => answer.inputValue()).toBe("");
    await per.reload();
    await answer.waitFor();
    await per.keyboard.press("r");
    await per.waitForTimeout(1000);
    await eventually(() => answer.inputValue()).toBe("");
    await per.keyboard.type("Mine");
    await eventually(() => answer.inputValue()).toBe("Mine");
    await per.keyboard.press("Escape");
    await per.keyboard.press("q");
    await dialog(per).getByRole("combobox", { name: "What is asked for" }).waitFor();
    await expectAccessible(per, "another request type");
    const which = dialog(per).getByRole("combobox", { name: "What is asked for" });
    const choose = async (name: string) => {
      await which.fill(name);
      await per.getByRole("option", { name: `A ${name}` }).click();
    };
    await choose("grievance");
    await dialog(per)
      .getByText(/becomes confidential/)
      .waitFor();
    await choose("parking");
    const facts = async () => {
      const { request_type: type, impact, urgency, due_at } = await asked<Record<string, unknown>>(per, `/tickets/${call?.ticket?.number}`);
      return { type: (type as { key: string }).key, impact, urgency, due_at };
    };
    const before = await facts();
    await dialog(per).getByRole("button", { name: "Set the request type" }).click();
    await eventually(facts).toMatchObject({ type: "parking", urgency: 3 });
    await per.getByRole("button", { name: "Undo" }).click();
    await eventually(facts).toEqual(before);
    await per.context().close();
  },
);
