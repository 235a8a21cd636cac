import { expect, expectNoSidewaysScroll, picture, test } from "../browser.ts";
import { beTechnician, contactOf, liveContacts } from "./call-desk.ts";
import { eventually } from "./desk-staff.ts";
import { onDatabase } from "./on-database.ts";

// Seen red: with the clock from the beginning of the chat, and with no mark of what is unread.
test(
  "one strip holds every open contact, whatever its channel: unread, since when, and one key each",
  { timeout: 180_000 },
  async ({ page, desk }) => {
    await beTechnician(page);
    const begin = async (channel: "chat" | "phone" | "walk_in") => {
      const begun = await page.request.post("/api/v1/contacts", { data: { channel } });
      expect(begun.status(), await begun.text()).toBe(201);
      return ((await begun.json()) as { id: string }).id;
    };
    const [chat, call, walk] = [await begin("chat"), await begin("phone"), await begin("walk_in")];
    await page.request.patch(`/api/v1/contacts/${call}`, { data: { state: "on_hold", phone: "+47 22 00 14 12" } });
    // What a visitor writes and nobody has seen yet.
    await onDatabase(desk, `update contact set unread = 3, unread_since = now() - interval '95 seconds' where id = '${chat}'`);
    await page.goto("/desk");
    const bar = page.getByRole("navigation", { name: "Live contacts" });
    const links = bar.getByRole("link");
    await eventually(() => links.count()).toBe(3);
    await links.nth(0).getByText("3 unread").waitFor();
    // Counted since the first of it, not since the chat began.
    await eventually(() => links.nth(0).getByRole("timer").textContent()).toMatch(/^0[12]:/);
    await links.nth(1).getByText("on hold").waitFor();
    await links.nth(2).getByText("Walk-in", { exact: true }).waitFor();
    await picture(page, "live-bar", "main form");

    for (const [key, id] of [
      ["3", walk],
      ["2", call],
    ] as const) {
      await page.keyboard.press(`Alt+Shift+${key}`);
      await eventually(() => contactOf(page)).toBe(id);
    }
    // More than have a key are told, not hidden.
    for (let n = 0; n < 8; n++) await begin("phone");
    await page.goto("/desk");
    await bar.getByText("and 2 more").waitFor();
    await expectNoSidewaysScroll(page);
    for (const { id } of await liveContacts(page))
      await page.request.post(`/api/v1/contacts/${id}/endings`, { data: { outcome: "abandoned" } });
  },
);
