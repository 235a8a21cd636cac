import { expect, expectAccessible, picture, test } from "../browser.ts";
import { be, colleague, dialog, openTicket, visit } from "./desk-staff.ts";

test(
  "a calm opening is written in the desk's own words, used on a ticket, and taken back by its versions",
  { timeout: 180_000 },
  async ({ page, desk, browser }) => {
    const admin = await colleague(browser, desk, "admin");
    await admin.goto("/settings/openings");
    const edit = admin.getByRole("button", { name: "Change the calm opening: Anger, English" });
    await edit.click();
    const words = dialog(admin).getByLabel("Opening");
    await words.fill("Dear {{name}}, sorry.");
    await dialog(admin).getByRole("button", { name: "Save" }).click();
    await dialog(admin).getByText("{{first_name}}").first().waitFor();
    await words.fill("Dear {{first_name}}, this is mine now, and I stay with it.");
    await dialog(admin).getByRole("button", { name: "Save" }).click();
    await admin.getByRole("cell", { name: /this is mine now/ }).waitFor();
    await picture(admin, "settings-openings", "table");
    await expectAccessible(admin);

    await be(page, "per.haug");
    const number = await openTicket(page, { subject: "Still no picture", description: "This is completely unacceptable, I am furious." });
    await visit(page, `/desk/${number}`);
    const { tone } = (await (await page.request.get(`/api/v1/tickets/${number}/tone`)).json()) as { tone: { opening: { body: string } } };
    expect(tone.opening.body).toBe("Dear Ane, this is mine now, and I stay with it.");

    await edit.click();
    await dialog(admin).getByRole("button", { name: "Back to the desk’s own words" }).click();
    await dialog(admin).waitFor({ state: "hidden" });
    await admin.getByRole("cell", { name: /this is mine now/ }).waitFor({ state: "detached" });

    // By when people hear more: with what it changes before it is kept.
    await admin.goto("/settings/priorities");
    await admin.getByRole("button", { name: "Change when they hear more: Low" }).click();
    await dialog(admin).getByLabel("Minutes until they hear more").fill("5");
    await dialog(admin).getByText("A whole number from 15 to 14,400.").waitFor();
    await dialog(admin).getByLabel("Minutes until they hear more").fill("1500");
    await dialog(admin)
      .getByText(/One that begins now is due/)
      .waitFor();
    await picture(admin, "settings-update-minutes", "[role=dialog]", { fleeting: true });
    await dialog(admin).getByRole("button", { name: "Save" }).click();
    await dialog(admin).waitFor({ state: "hidden" });
    const { targets } = (await (await admin.request.get("/api/v1/priorities")).json()) as {
      targets: { priority: string; update_minutes: number }[];
    };
    expect(targets.find(({ priority }) => priority === "low")?.update_minutes).toBe(1500);
  },
);
