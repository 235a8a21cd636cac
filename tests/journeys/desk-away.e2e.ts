import { expect, picture, test } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

test(
  "a technician who would give a ticket to somebody away is told so, and gives it to who stands in with one press; a macro does so by itself",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    const per = await colleague(browser, desk, "per.haug");
    const until = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const data = { from: new Date(Date.now() - 60_000).toISOString(), until, substitute: "lead@nordvik.example" };
    expect((await per.request.put("/api/v1/away", { data })).ok()).toBe(true);
    const { id } = (await (await per.request.get("/api/v1/session")).json()) as { id: string };

    await be(page, "lead");
    const number = await openTicket(page, { subject: `No sound ${Date.now().toString(36)}`, team: "service-desk" });
    await visit(page, `/desk/${number}`);
    await page.getByRole("button", { name: /Press to assign/ }).click();
    const who = dialog(page).getByRole("combobox", { name: "Who takes it" });
    await who.fill("Per Haug");
    const option = page.getByRole("option", { name: /Per Haug/ });
    await option.getByText(/Away until .*Ingrid Dahl stands in/).waitFor();
    await picture(page, "desk-away", "[role=option]", { fleeting: true, wide: true });
    await option.click();
    await dialog(page).getByRole("button", { name: "Choose Ingrid Dahl" }).click();
    await eventually(() => who.inputValue()).toBe("Ingrid Dahl");
    await dialog(page).getByText("is away until").waitFor({ state: "hidden" });
    await dialog(page).getByRole("button", { name: "Cancel" }).click();

    const acts = [{ act: "assign", assignee: id }];
    const made = await page.request.post("/api/v1/macros", { data: { name: `To Per ${number}`, scope: "personal", acts } });
    expect(made.status(), await made.text()).toBe(201);
    const macro = (await made.json()) as { id: string };
    const ran = await page.request.post(`/api/v1/tickets/${number}/macros/${macro.id}/runs`, { data: {} });
    expect(ran.status(), await ran.text()).toBe(201);
    await timeline(page)
      .getByText(/who stands in for Per Haug|Ingrid Dahl took it/)
      .waitFor();
    expect((await per.request.delete("/api/v1/away")).ok()).toBe(true);
  },
);
