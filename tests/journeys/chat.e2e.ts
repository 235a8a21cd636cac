import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, expectAccessible, expectNoSidewaysScroll, newVisitor, picture, signIn, test, type Page } from "../browser.ts";
import { root } from "../desk.ts";
import { colleague, eventually, openTicket, visit } from "./desk-staff.ts";
import { onDatabase } from "./on-database.ts";

const chatOf = (page: Page) => page.frameLocator("iframe[title=Chat]");

/** A page of another site, as it names the one script. */
async function otherSite(desk: string) {
  const server = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html; charset=utf-8");
    answer.end(
      `<!doctype html><html lang="nb"><title>Et annet nettsted</title><h1>Et annet nettsted</h1><script src="${desk}/chat.js" data-widget="site" async></script></html>`,
    );
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return { origin, close: () => new Promise((done) => server.close(done)) };
}

test("the chat of a page is small: its script, its frame and its style sheet together", () => {
  const dist = join(root, "web/dist");
  const page = readFileSync(join(dist, "chat.html"), "utf8");
  const named = [...page.matchAll(/\/(assets\/[\w.-]+)"/g)].map(([, name]) => name ?? "");
  expect(named.length).toBeGreaterThanOrEqual(2);
  const files = ["chat.js", "chat.html", ...named];
  const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name))).length, 0);
  expect(readdirSync(dist)).toContain("chat.js");
  expect(bytes).toBeLessThanOrEqual(30 * 1024);
});

test(
  "a chat from a page: it waits, is taken by a key, survives a reload and lost networks on both sides, and goes on by mail",
  { timeout: 240_000 },
  async ({ page, desk, browser }) => {
    const per = await colleague(browser, desk, "per.haug");
    await onDatabase(desk, "update contact set state = 'ended' where state <> 'ended'");
    await visit(per, "/desk");

    // The visitor is somebody that nobody knows.
    await page.goto("/chat-page/site");
    await page.getByRole("button", { name: "Chat with us" }).click();
    const chat = chatOf(page);
    await chat.getByRole("button", { name: "Begin the chat" }).click();
    await chat.getByText("Fill this in.").first().waitFor();
    await chat.getByLabel("Your name").fill("Ola Hansen");
    await chat.getByLabel("Your mail address").fill("ola.hansen@example.org");
    await chat.getByLabel("Which device?").selectOption("PC");
    await chat.getByLabel("What can we help you with?").fill("The screen is black <img src=x onerror=alert(1)>");
    await chat.getByRole("button", { name: "Begin the chat" }).click();
    await chat.getByText("You are next.").waitFor();

    // It rings at the desk, and a key takes it.
    await per.getByRole("button", { name: /1 chat waits/ }).waitFor();
    await picture(per, "chat-rings", "[data-chat-queue] button");
    await per.keyboard.press("Alt+Shift+N");
    const pane = per.getByRole("region", { name: "Chat with Ola Hansen" });
    await pane.getByText("The screen is black <img").waitFor();
    await chat.getByText("You are talking with Per Haug.").waitFor();
    await pane.getByRole("textbox").fill("Hello Ola");
    await chat.getByText("Per Haug is writing").waitFor();
    await pane.getByRole("textbox").press("Enter");
    await chat.locator(".body", { hasText: "Hello Ola" }).waitFor();
    await chat.getByLabel("Your message").fill("Hi!");
    await pane.getByText("is writing …").waitFor();
    await chat.getByLabel("Your message").press("Enter");
    await pane.getByText("Hi!").waitFor();
    await expectAccessible(per);
    await picture(per, "chat-desk", "[data-chat]");

    // The visitor's network goes, and the page is loaded anew before it is back: what was written leaves, once.
    const context = page.context();
    await context.setOffline(true);
    await chat.getByLabel("Your message").fill("Are you there?");
    await chat.getByLabel("Your message").press("Enter");
    await chat.getByText("Sending …").waitFor();
    await pane.getByRole("textbox").fill("While you were away");
    await pane.getByRole("textbox").press("Enter");
    await context.setOffline(false);
    await page.reload();
    await page.getByRole("button", { name: "Chat with us" }).click();
    await pane.getByText("Are you there?").waitFor();
    await chat.locator(".body", { hasText: "While you were away" }).waitFor();

    // The technician's network goes; so does their page.
    await per.context().setOffline(true);
    await pane.getByRole("textbox").fill("Press F8");
    await pane.getByRole("textbox").press("Enter");
    await pane.getByText("Sending …").waitFor();
    await chat.getByLabel("Your message").fill("Still black");
    await chat.getByLabel("Your message").press("Enter");
    await per.context().setOffline(false);
    await per.reload();
    await chat.locator(".body", { hasText: "Press F8" }).waitFor();
    await pane.getByText("Still black").waitFor();
    const frame = page.frames().find((one) => one.url().includes("/chat/site"));
    await eventually(async () => (frame ? (await frame.locator(".said .body").allTextContents()).toSorted() : [])).toEqual(
      [
        "The screen is black <img src=x onerror=alert(1)>",
        "Hello Ola",
        "Hi!",
        "Are you there?",
        "While you were away",
        "Press F8",
        "Still black",
      ].toSorted(),
    );
    await picture(page, "chat-page", "iframe", { fleeting: true });

    // It ends, and goes on by mail.
    await pane.getByRole("button", { name: "End chat" }).click();
    await per.getByRole("menuitem", { name: /go on by mail/ }).click();
    await chat.getByText("This chat is over.").waitFor();
    await chat.getByText("ola.hansen@example.org").waitFor();
    await per.getByText("Per Haug: Press F8").waitFor();
    await per.context().close();
  },
);

test(
  "a page of a site that is not named cannot show the chat; one that is named can, in Norwegian",
  { timeout: 120_000 },
  async ({ browser, desk }) => {
    const site = await otherSite(desk.url);
    try {
      // A browser of its own: what it refuses stands in its console.
      const page = await (await browser.newContext({ locale: "nb-NO" })).newPage();
      await page.goto(site.origin);
      await page.getByRole("button", { name: "Chat med oss" }).click();
      await page.waitForTimeout(1500);
      expect(await chatOf(page).getByLabel("Navnet ditt").count()).toBe(0);
      const refused = await fetch(`${desk.url}/chat/site`, { headers: { referer: `${site.origin}/`, "sec-fetch-dest": "iframe" } });
      expect(refused.status).toBe(403);
      await onDatabase(desk, `update chat_widget set origins = array['${site.origin}']`);
      await new Promise((done) => setTimeout(done, 1500));
      await page.goto(site.origin);
      await page.getByRole("button", { name: "Chat med oss" }).click();
      const chat = chatOf(page);
      await chat.getByLabel("Navnet ditt").waitFor();
      // With the keyboard alone, and back to where it was opened.
      await page.keyboard.press("Tab");
      await chat.getByLabel("Navnet ditt").press("Escape");
      await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Chat med oss");
      await page.context().close();
    } finally {
      await site.close();
    }
  },
);

test("who is signed in chats from the portal, and is known", { timeout: 240_000 }, async ({ page, desk, browser }) => {
  await onDatabase(desk, "update chat_widget set origins = '{}'");
  await signIn(page, "ane.berg@nordvik.example", "firstline-demo-2026");
  await page.goto("/portal");
  await page.getByRole("button", { name: "Chat with us" }).click();
  const chat = chatOf(page);
  await chat.getByText("You write as Ane Berg.").waitFor();
  // What is known to be out of order is told while they still type.
  const per = await colleague(browser, desk, "per.haug");
  const told = `The scanners stand still, ${Date.now().toString(36)}`;
  const number = await openTicket(per, { subject: "The scanners stand still" });
  const csrf = { headers: { origin: new URL(desk.url).origin } };
  const systemic = { reason: "needs_authority", path: "systemic", announcement: told };
  expect((await per.request.post(`/api/v1/tickets/${number}/escalations`, { ...csrf, data: systemic })).status()).toBe(201);
  await chat.getByLabel("What can we help you with?").fill("My scanner is dead");
  await chat.getByText(told).waitFor();
  await picture(page, "chat-suggests", "iframe", { fleeting: true });
  await chat.getByLabel("What can we help you with?").fill("My mail is slow");
  await chat.getByText(told).waitFor({ state: "detached" });
  await chat.getByRole("button", { name: "Begin the chat" }).click();
  await chat.getByText("You are next.").waitFor();
  await expectAccessible(page);
  await picture(page, "chat-portal", "iframe", { fleeting: true });

  // It goes to a colleague by name, who says yes by a key and reads all of it; the visitor waits for nobody.
  await visit(per, "/desk");
  await per.keyboard.press("Alt+Shift+N");
  const pane = (at: Page) => at.getByRole("region", { name: "Chat with Ane Berg" });
  await pane(per).getByRole("textbox").fill("Kari knows your mailbox");
  await pane(per).getByRole("textbox").press("Enter");
  await chat.locator(".body", { hasText: "Kari knows your mailbox" }).waitFor();
  await pane(per).getByRole("button", { name: "Hand on" }).press("Enter");
  await per.getByRole("menuitem", { name: "To a colleague by name" }).waitFor();
  await picture(per, "chat-hand-on", "[role=menu]", { fleeting: true, wide: true });
  await per.getByRole("menuitem", { name: "To a colleague by name" }).press("Enter");
  const asking = per.getByRole("dialog");
  await asking.getByRole("combobox").fill("Kari");
  await per.getByRole("option", { name: /Kari Solberg/ }).click();
  await asking.getByRole("button", { name: "Offer", exact: false }).click();
  await asking.waitFor({ state: "detached" });
  const kari = await colleague(browser, desk, "kari.solberg");
  await visit(kari, new URL(per.url()).pathname);
  await kari.keyboard.press("y");
  await pane(kari).getByText("Kari knows your mailbox").waitFor();
  await pane(kari).getByRole("textbox").fill("Hello Ane, I have read it");
  await pane(kari).getByRole("textbox").press("Enter");
  await chat.getByText("You are talking with Kari Solberg.").waitFor();
  await chat.locator(".body", { hasText: "Hello Ane, I have read it" }).waitFor();
  await eventually(() => pane(per).getByRole("textbox").count()).toBe(0);
  await picture(kari, "chat-handed-on", "[data-chat]", { fleeting: true });
  await kari.context().close();
  await per.context().close();

  // The chat itself, as a page of its own and as narrow as a telephone.
  const alone = await (await newVisitor(browser, desk)).newPage();
  await alone.goto("/chat/site");
  await alone.getByLabel("Your name").waitFor();
  await expectAccessible(alone);
  await picture(alone, "chat-door", "form", { fleeting: true });
  await alone.goto("/chat/site?language=nb");
  await alone.getByLabel("Navnet ditt").waitFor();
  await expectNoSidewaysScroll(alone);
  await alone.context().close();
});
