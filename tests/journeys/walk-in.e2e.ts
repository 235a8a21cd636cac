import { expect, expectAccessible, expectNoSidewaysScroll, newVisitor, picture, signIn, test, type Page } from "../browser.ts";
import { colleague, eventually, openTicket, visit } from "./desk-staff.ts";
import { onDatabase } from "./on-database.ts";

/** An administrator adds a screen; somebody types its code on it. */
async function pairScreen(admin: Page, screen: Page, name: string, kind: "Kiosk" | "Board"): Promise<void> {
  await admin.getByLabel("Name of the device").fill(name);
  await admin
    .getByLabel("Kind", { exact: true })
    .selectOption({ label: kind === "Kiosk" ? "Kiosk: people check in" : "Board: shows who is called" });
  await admin.getByRole("button", { name: "Add device" }).click();
  await admin.getByText(`Code for ${name}`).first().waitFor();
  const code = await admin.getByLabel("Code", { exact: true }).inputValue();
  await screen.goto("/kiosk");
  await screen.getByLabel("Code").fill(code);
  await screen.getByRole("button", { name: "Pair" }).click();
  await screen.getByRole("heading", { name: "IT counter" }).waitFor();
}

test(
  "a walk-in: checks in at the kiosk and by telephone, is called on the wall, is served as a contact, and says how it was",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    await onDatabase(desk, "update contact set state = 'ended' where state <> 'ended'");
    await onDatabase(desk, "delete from calendar_team");
    const admin = await colleague(browser, desk, "admin");
    const { items } = (await (await admin.request.get("/api/v1/counters")).json()) as { items: { id: string }[] };
    await admin.goto(`/settings/counters/${items[0]?.id}`);
    await admin.getByRole("heading", { name: "IT counter" }).waitFor();
    const board = await (await newVisitor(browser, desk)).newPage();
    await pairScreen(admin, page, "Tablet at the door", "Kiosk");
    await pairScreen(admin, board, "Screen on the wall", "Board");
    await picture(admin, "settings-counter", "h1");
    // Pictures take longer than anybody stands there without a touch.
    const awake = await page.evaluate(() => Number(setInterval(() => dispatchEvent(new PointerEvent("pointerdown")), 3000)));

    // The kiosk, in both languages; what is missing is said at the field, and nothing that is typed becomes markup.
    await picture(page, "kiosk", "h1", { fleeting: true });
    await page.getByRole("button", { name: "Check in here" }).click();
    await page.getByRole("button", { name: "Check in", exact: true }).click();
    await page.getByText("Fill this in.").waitFor();
    await page.getByLabel("What should we call you?").fill("Ola <img src=x onerror=alert(1)>");
    await page.getByRole("button", { name: "Norsk" }).click();
    await page.getByText("Hvorfor kommer du?").waitFor();
    expect(await page.getByLabel("Hva skal vi kalle deg?").inputValue()).toContain("Ola <img");
    await picture(page, "kiosk-nb", "form", { fleeting: true });
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("My computer").click();
    await page.getByLabel(/Work mail or employee number/).fill("ane.berg@nordvik.example");

    // The network goes: said honestly, and what was typed is kept.
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Check in", exact: true }).click();
    await page.getByText("What you typed is kept").waitFor();
    await expectAccessible(page);
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("You are next.").waitFor();
    const label = (await page.locator(".number").textContent()) ?? "";
    expect(label).toMatch(/^B\d+$/);
    await picture(page, "kiosk-ticket", ".number", { fleeting: true });
    const taken = await page.locator("[data-link]").getAttribute("data-link");
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Check in here" }).waitFor();
    await page.getByRole("button", { name: "Check in here" }).click();
    expect(await page.getByLabel("What should we call you?").inputValue()).toBe("");
    await page.getByRole("button", { name: "Back" }).click();

    // Their telephone takes the place along; it survives a reload.
    const phone = await (await newVisitor(browser, desk, { viewport: { width: 320, height: 700 } })).newPage();
    await phone.goto(taken ?? "");
    await phone.getByText("You are next.").waitFor();
    await phone.reload();
    await phone.getByText("You are next.").waitFor();
    expect(phone.url()).not.toContain("#");
    await expectNoSidewaysScroll(phone);
    await expectAccessible(phone);

    // A second one reads the code on the screen, and leaves again.
    const other = await (
      await newVisitor(browser, desk, { viewport: { width: 320, height: 700 }, colorScheme: "dark", locale: "nb-NO" })
    ).newPage();
    const link = await page.locator("[data-link]").getAttribute("data-link");
    await other.goto(link ?? "");
    await other.getByLabel("Hva skal vi kalle deg?").fill("Siri");
    await other.getByText("Noe annet").click();
    await expectNoSidewaysScroll(other);
    await picture(other, "check-in-phone", "form", { fleeting: true });
    await other.getByRole("button", { name: "Meld meg" }).click();
    await other.getByText("Du er nummer 2 i køen.").waitFor();

    // At the desk one key calls, and one says that they are here.
    const per = await colleague(browser, desk, "per.haug");
    await visit(per, "/desk");
    await per.getByRole("button", { name: /Call next: 2 wait/ }).waitFor();
    await per.getByRole("button", { name: "Who waits at the counter" }).click();
    await per.getByLabel("My desk").fill("2");
    const waiting = per.getByRole("region", { name: "Waiting" });
    await waiting.getByText("Ola <img src=x").waitFor();
    await picture(per, "walk-in-queue", "[data-walk-in-queue]", { fleeting: true });
    await per.keyboard.press("Escape");
    await per.keyboard.press("Alt+Shift+K");
    await per.getByRole("button", { name: `${label} is here` }).waitFor();
    await phone.getByText("It is your turn").waitFor();
    await phone.getByText("Go to: Desk 2").waitFor();
    await board.locator(".called li", { hasText: label }).getByText("Desk 2").waitFor();
    await eventually(() => board.locator("[aria-live=assertive]").textContent()).toContain(label);
    expect(await board.locator("body").textContent()).not.toContain("Ola");
    await picture(board, "board-called", ".called", { fleeting: true });
    await picture(phone, "place-called", ".number", { fleeting: true });
    await per.keyboard.press("Alt+Shift+H");
    await per.getByText(`Checked in as ${label}`).waitFor();
    await phone.getByText("You are being helped.").waitFor();
    await eventually(() => other.getByText("Du er neste.").count()).toBe(1);
    await picture(per, "walk-in-served", "[data-column=who]", { fleeting: true });
    await per
      .getByRole("button", { name: /Ane Berg/ })
      .first()
      .click();
    await per.getByRole("button", { name: "Use as the subject" }).click();
    await eventually(() => per.locator("[data-column=what] input").first().inputValue()).toBe("My computer");

    // Something is lent out while they stand there, and comes back at the ticket.
    await per.getByRole("button", { name: "Lend something" }).click();
    const lending = per.getByRole("dialog", { name: "Lend something" });
    await lending.getByLabel("What", { exact: true }).fill("Charger 65 W");
    await picture(per, "walk-in-lend", "[role=dialog]", { fleeting: true, wide: true });
    await lending.getByRole("button", { name: "Hand it out" }).click();
    await lending.waitFor({ state: "hidden" });

    // Who was served says how it was, with one tap.
    const { items: live } = (await (await per.request.get("/api/v1/contacts/live")).json()) as {
      items: { id: string; ticket: { number: number } }[];
    };
    const contact = live[0];
    await eventually(
      async () =>
        (await (await per.request.get(`/api/v1/tickets/${contact?.ticket.number}`)).json()) as { subject: string; requester: unknown },
    ).toMatchObject({ subject: "My computer", requester: { name: "Ane Berg" } });
    const ended = await per.request.post(`/api/v1/contacts/${contact?.id}/endings`, { data: { outcome: "kept_working" } });
    expect(ended.status()).toBe(201);
    await phone.getByRole("button", { name: "Good", exact: true }).waitFor();
    await picture(phone, "place-rate", ".faces", { fleeting: true });
    await phone.getByRole("button", { name: "Good", exact: true }).click();
    await phone.getByText("Thank you.").waitFor();
    await visit(per, `/desk/${contact?.ticket.number}`);
    await per.getByText("At the counter").waitFor();
    await per.getByText("Charger 65 W").first().waitFor();
    await per.getByRole("button", { name: "It is back: Charger 65 W" }).click();
    await per.getByRole("button", { name: "It is back: Charger 65 W" }).waitFor({ state: "hidden" });

    // The other one leaves; the next person at the kiosk sees nobody's words.
    await other.getByRole("button", { name: "Forlat køen" }).click();
    await other.getByRole("button", { name: "Forlat", exact: true }).click();
    await other.getByText("Du har forlatt køen.").waitFor();
    await eventually(() => page.getByText("Nobody is waiting.").count()).toBe(1);

    // Who goes without a word leaves nothing behind for the next one.
    await page.getByRole("button", { name: "Check in here" }).click();
    await page.getByLabel("What should we call you?").fill("Somebody");
    await page.evaluate((timer) => {
      clearInterval(timer);
      const { now } = Date;
      Date.now = () => now() + 61_000;
    }, awake);
    await page.getByRole("button", { name: "Check in here" }).waitFor();
    await page.getByRole("button", { name: "Check in here" }).click();
    expect(await page.getByLabel("What should we call you?").inputValue()).toBe("");

    // Revoked, it shows nothing any more.
    const devices = (await (await admin.request.get(`/api/v1/counters/${items[0]?.id}/devices`)).json()) as {
      items: { id: string; kind: string }[];
    };
    const kiosk = devices.items.find(({ kind }) => kind === "kiosk");
    await admin.request.delete(`/api/v1/counter-devices/${kiosk?.id}`);
    await page.getByText("This screen is not paired any more.").waitFor();
    for (const one of [admin, board, phone, other, per]) await one.context().close();
  },
);

test(
  "an appointment: booked in the portal, moved, seen at the desk, and cancelled with a calendar file each time",
  { timeout: 240_000 },
  async ({ page, desk, browser }) => {
    await onDatabase(desk, "delete from calendar_team", "delete from outbox_calendar", "update appointment set state = 'cancelled'");
    await signIn(page, "ane.berg@nordvik.example", "firstline-demo-2026");
    await page.goto("/portal");
    await page.getByRole("link", { name: "Book a time at the counter" }).click();
    await page.getByRole("heading", { name: "Appointments" }).waitFor();
    await page.getByLabel("What is it about?").fill("The fan is loud");
    await page.getByLabel("Why do you come?").selectOption({ label: "My computer" });
    const times = page.locator("section[aria-label] button");
    await times.nth(4).click();
    await page.getByText("Booked. A mail with a calendar file is on its way.").waitFor();
    await page.getByText("My computer · The fan is loud").waitFor();
    await picture(page, "portal-appointments", "h1");
    await page.getByRole("button", { name: "Move", exact: true }).click();
    await times.nth(1).click();
    await page.getByRole("button", { name: "Move", exact: true, expanded: false }).waitFor();

    // A technician books one from the ticket.
    const per = await colleague(browser, desk, "per.haug");
    const number = await openTicket(per, { subject: "New keyboard", description: "The old one is broken" });
    await visit(per, `/desk/${number}`);
    await per.getByRole("button", { name: "Book a time at a counter" }).click();
    const asks = per.getByRole("dialog", { name: "Book a time for Ane Berg" });
    await asks.locator("section[aria-label] button").nth(8).click();
    await asks.waitFor({ state: "hidden" });
    await per.getByText("Booked", { exact: true }).waitFor();
    await picture(per, "ticket-appointment", "[data-column=context], h1", { fleeting: true, wide: true });

    // The one who asked sees both, and cancels one.
    await page.reload();
    await eventually(() => page.getByText("Booked", { exact: true }).count()).toBe(2);
    await page.getByRole("button", { name: "Cancel it" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel it" }).click();
    await page.getByText("Cancelled", { exact: true }).waitFor();
    await per.context().close();
  },
);
