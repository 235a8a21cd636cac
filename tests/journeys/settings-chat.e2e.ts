import { expect, expectAccessible, expectNoSidewaysScroll, newVisitor, picture, test } from "../browser.ts";
import { be, eventually } from "./desk-staff.ts";

test(
  "an administrator sets up a place to chat from, sees it as visitors do, open and shut, and says how many one technician has",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    const run = Date.now().toString(36);
    const name = `Shop ${run}`;
    await be(page, "admin");
    // A team that is there on one day of the week, three days from now.
    const csrf = { origin: new URL(desk.url).origin };
    const team = await page.request.post("/api/v1/teams", {
      headers: csrf,
      data: { key: `shop-${run}`, name: `Shop team ${run}`, tier: 1 },
    });
    expect(team.status(), await team.text()).toBe(201);
    const { id: teamId } = (await team.json()) as { id: string };
    const day = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][(new Date().getUTCDay() + 3) % 7] ?? "sun";
    const hours = { name: `Shop hours ${run}`, time_zone: "UTC", hours: { [day]: [["08:00", "16:00"]] } };

    await page.goto("/settings/chat");
    await page.getByRole("table", { name: "Chat" }).waitFor();
    await page.getByRole("combobox", { name: "Chats per technician" }).selectOption("4");
    await eventually(async () => (await (await page.request.get("/api/v1/chat-desk")).json()).most_each).toBe(4);
    await picture(page, "settings-chat", "table");
    await page.getByRole("combobox", { name: "Chats per technician" }).selectOption("3");
    await eventually(async () => (await (await page.request.get("/api/v1/chat-desk")).json()).most_each).toBe(3);

    // With the keyboard alone: a name first, and a wrong site is told at its field.
    await page.getByRole("link", { name: "New chat" }).first().press("Enter");
    await page.getByRole("heading", { name: "New chat", level: 1 }).waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute("name") ?? document.activeElement?.tagName)).not.toBe(
      "BODY",
    );
    await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
    await page.getByRole("textbox", { name: "Web sites that may show it" }).fill("www.nordvik.example");
    await page.getByRole("textbox", { name: "Asked before it begins" }).fill("* Order number | Ordrenummer\nWhere? | Hvor? | Shop, Web");
    await page.getByRole("textbox", { name: "When closed, in English" }).fill("The shop is asleep.");
    await page.getByRole("button", { name: "Add chat" }).press("Enter");
    await eventually(() => page.getByRole("textbox", { name: "Web sites that may show it" }).getAttribute("aria-invalid")).toBe("true");
    await picture(page, "settings-chat-new", "form", { fleeting: true });
    await page.getByRole("textbox", { name: "Web sites that may show it" }).fill("https://www.nordvik.example");
    await page.getByRole("button", { name: "Add chat" }).press("Enter");
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    const line = await page.getByLabel("The line").inputValue();
    const [, key = ""] = /data-widget="([\w-]+)"/.exec(line) ?? [];
    expect(line).toBe(`<script src="${new URL(page.url()).origin}/chat.js" data-widget="${key}" async></script>`);
    expect(key).not.toBe("");
    await picture(page, "settings-chat-one", "h1");

    // As a visitor sees it: its questions, and nothing begins without an answer to the one that needs it.
    const visitor = await (await newVisitor(browser, desk)).newPage();
    await visitor.goto(`/chat/${key}`);
    await visitor.getByLabel("Order number").waitFor();
    await visitor.getByLabel("Your name").fill("Ola Hansen");
    await visitor.getByLabel("Your mail address").fill(`ola.${run}@example.org`);
    await visitor.getByLabel("What can we help you with?").fill("Where is my order?");
    await visitor.getByRole("button", { name: "Begin the chat" }).click();
    await visitor.getByText("Fill this in.").first().waitFor();
    await eventually(() => visitor.evaluate(() => document.activeElement?.id)).toBe("chat-q-order-number");

    // Its team is not there now: the door is shut, says when it opens, and takes a message.
    const calendar = await page.request.post("/api/v1/calendars", { headers: csrf, data: { ...hours, teams: [teamId] } });
    expect(calendar.status(), await calendar.text()).toBe(201);
    await page.getByRole("combobox", { name: "Team" }).selectOption({ label: `Shop team ${run}` });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await eventually(async () => (await (await page.request.get(`/api/v1/chat-widgets/${key}`)).json()).team?.name).toBe(
      `Shop team ${run}`,
    );
    await visitor.waitForTimeout(1200);
    await visitor.reload();
    await visitor.getByText(/^The shop is asleep\. We are back \w+day \d\d:00/).waitFor();
    await visitor.getByLabel("Your name").fill("Ola Hansen");
    await visitor.getByLabel("Your mail address").fill(`ola.${run}@example.org`);
    await visitor.getByLabel("Order number").fill("4711");
    await visitor.getByLabel("Your message").fill("Where is my order?");
    await expectAccessible(visitor);
    await expectNoSidewaysScroll(visitor);
    await picture(visitor, "chat-shut", "form", { fleeting: true });
    await visitor.getByRole("button", { name: "Send the message" }).press("Enter");
    await visitor.getByText("Thank you. We have your message").waitFor();
    await eventually(() => visitor.evaluate(() => document.activeElement?.textContent ?? "")).toMatch(/^Thank you/);
    const left = (await (await page.request.get(`/api/v1/tickets?filter=${encodeURIComponent(`team:shop-${run}`)}`)).json()) as {
      items: { subject: string; channel: string }[];
    };
    expect(left.items).toMatchObject([{ subject: "Where is my order?", channel: "chat" }]);

    // Turned off, nobody finds it any more.
    await page.getByRole("button", { name: "Turn off" }).click();
    await page.getByText("Off", { exact: true }).first().waitFor();
    await visitor.waitForTimeout(1200);
    expect((await visitor.goto(`/chat/${key}`))?.status()).toBe(404);
    await visitor.context().close();
  },
);
