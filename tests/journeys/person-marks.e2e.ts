import { expect, expectAccessible, expectNoSidewaysScroll, picture, test } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, visit } from "./desk-staff.ts";

const note = "Write instead of ringing";

test(
  "how somebody is marked is said by whom it is for, and stands beside their name for technicians alone",
  { timeout: 180_000 },
  async ({ page, desk, browser }) => {
    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "The reading lamp of my screen is too bright" });
    const { items } = (await (await page.request.get("/api/v1/people/find?q=Ane%20Berg")).json()) as { items: { id: string }[] };
    const address = `/people/${items[0]?.id}`;
    const lead = await colleague(browser, desk, "lead");
    await lead.goto(address);
    await lead.getByRole("heading", { level: 1, name: "Ane Berg" }).waitFor();
    await lead.getByRole("button", { name: "Mark as VIP" }).click();
    await dialog(lead).getByRole("button", { name: "Mark", exact: true }).click();
    await lead.getByRole("button", { name: "No longer a VIP" }).waitFor();

    // By the command bar, with the keyboard alone; who is a VIP a technician does not say.
    await page.goto(address);
    await page.getByRole("heading", { level: 1, name: "Ane Berg" }).waitFor();
    await page.getByRole("button", { name: "Mark as in need of care" }).waitFor();
    expect(await page.getByRole("button", { name: "No longer a VIP" }).count()).toBe(0);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("in need of care");
    await dialog(page)
      .getByRole("option", { name: /Mark as in need of care/ })
      .waitFor();
    await page.keyboard.press("Enter");
    await page.getByLabel("What helps them").fill(note);
    await page.keyboard.press("Enter");
    await page.getByText(note).first().waitFor();
    await picture(page, "people-marked", "h1");
    await expectAccessible(page);

    await visit(page, `/desk/${number}?filter=vulnerable:yes`);
    const head = page.locator("header", { has: page.getByRole("heading", { level: 1 }) }).last();
    await head.getByText("Needs care").first().waitFor();
    await head.getByText("VIP").first().waitFor();
    await page
      .getByRole("img", { name: `Needs care: ${note}` })
      .first()
      .waitFor();
    await picture(page, "desk-marked", "h1");
    await expectAccessible(page);

    // The call screen says it before the first word.
    const begun = await page.request.post("/api/v1/contacts", { data: { channel: "phone", person: { id: items[0]?.id } } });
    const contact = (await begun.json()) as { id: string };
    await page.goto(`/call/${contact.id}`);
    await page.locator('[data-column="who"]').getByText(note).waitFor();
    await picture(page, "call-marked", '[data-column="who"] li');
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page);
    await page.request.post(`/api/v1/contacts/${contact.id}/endings`, { data: { outcome: "kept_working" } });

    // She herself learns nothing of it, on no page and in no answer.
    const ane = await colleague(browser, desk, "ane.berg");
    const heard: string[] = [];
    ane.on("response", (answer) => {
      if (answer.url().includes("/api/v1/"))
        void answer.text().then(
          (text) => heard.push(text),
          () => {},
        );
    });
    await ane.goto(`/portal/${number}`);
    await ane.getByText("The reading lamp of my screen is too bright").first().waitFor();
    await eventually(() => heard.length).toBeGreaterThan(0);
    expect(await ane.getByText(/VIP|Needs care/).count()).toBe(0);
    expect(heard.filter((text) => /vulnerable|Write instead/.test(text))).toEqual([]);
    expect((await ane.request.get("/api/v1/people/marks")).status()).toBe(403);
  },
);
