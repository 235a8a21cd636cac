import { expect, expectAccessible, expectNoSidewaysScroll, picture, test, type Page } from "../browser.ts";
import { be, colleague, dialog, eventually, openTicket, visit } from "./desk-staff.ts";

const card = (page: Page, n: number) => page.getByRole("group", { name: `Step ${n}`, exact: true });
async function fill(page: Page, n: number, label: string, en: string, nb: string): Promise<void> {
  await card(page, n)
    .getByRole("textbox", { name: `${label} in English` })
    .fill(en);
  await card(page, n)
    .getByRole("textbox", { name: `${label} in Norwegian` })
    .fill(nb);
}

test(
  "a request type gets steps, a technician walks a ticket through them, and its requester reads where it is",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    await be(page, "admin");
    await page.goto("/settings/request-types/loan");
    const add = page.getByRole("button", { name: "Add a step" });
    await add.click();
    await fill(page, 1, "Name", "Ordered", "Bestilt");
    await fill(page, 1, "What the requester reads", "We have ordered it for you", "Vi har bestilt det til deg");
    await card(page, 1).getByRole("combobox", { name: "It is a part of" }).selectOption("vendor");
    await add.click();
    await fill(page, 2, "Name", "Ready for pick-up", "Klar til henting");
    await card(page, 2).getByRole("combobox", { name: "It is a part of" }).selectOption("requester");
    await card(page, 2).getByRole("checkbox", { name: "It may be set from everywhere" }).uncheck();
    const follows = card(page, 2).getByRole("group", { name: "It may follow" });
    await follows.getByRole("checkbox", { name: "No step" }).uncheck();
    await follows.getByRole("checkbox", { name: "Ordered" }).check();
    await expectAccessible(page, "steps of a request type");
    await card(page, 2).scrollIntoViewIfNeeded();
    await picture(page, "settings-steps", "form", { fleeting: true });
    await page.setViewportSize({ width: 320, height: 720 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page
      .getByText(/is saved|Saved/)
      .first()
      .waitFor();

    const per = await colleague(browser, desk, "per.haug");
    const number = await openTicket(per, {
      subject: "A projector for Friday",
      request_type: "loan",
      team: "service-desk",
      fields: await answers(per),
    });
    await visit(per, `/desk/${number}`);
    await per.getByRole("button", { name: /^Step/ }).waitFor();
    await per.keyboard.press("s");
    await dialog(per).getByRole("combobox", { name: "Where does it go?" }).waitFor();
    // Nothing leads to the second one yet.
    expect(await dialog(per).getByRole("option").allTextContents()).toEqual(["Ordered (waiting for the vendor)"]);
    await expectAccessible(per, "the step of a ticket");
    await per.keyboard.press("Control+Enter");
    const header = per.locator("header").filter({ hasText: "A projector for Friday" });
    await header.getByText("Ordered", { exact: true }).waitFor();
    await per.keyboard.press("s");
    await eventually(() => dialog(per).getByRole("option").allTextContents()).toEqual(["Ready for pick-up (waiting for the requester)"]);
    await picture(per, "desk-step", "#open-ticket li, #desk-list [role=option]", { fleeting: true });
    await per.keyboard.press("Escape");

    const ane = await colleague(browser, desk, "ane.berg");
    await ane.goto(`/portal/${number}`);
    await ane.getByText("We have ordered it for you").waitFor();
    await picture(ane, "portal-step", "main li");
    await ane.context().close();

    // A step is set no more: those that stand at it go on where the administrator says.
    await page.reload();
    await card(page, 1).getByRole("button", { name: "Remove step 1" }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const goes = dialog(page).getByRole("combobox", { name: "Where this ticket goes" });
    await goes.waitFor();
    await eventually(() => goes.getByRole("option").allTextContents()).toEqual(["They stay where they stand", "Ready for pick-up", "At no step"]);
    await goes.selectOption("Ready for pick-up");
    await expectAccessible(page, "where tickets go from a step");
    await picture(page, "settings-steps-leave", "[role=dialog]", { fleeting: true });
    await dialog(page).getByRole("button", { name: "Save all the same" }).click();
    await page.getByText("One ticket is moved on").waitFor();
    await header.getByText("Ready for pick-up", { exact: true }).waitFor({ timeout: 30_000 });
    await page.getByRole("button", { name: "How far" }).click();
    await page.getByRole("heading", { level: 1, name: "Move 1 ticket from Ordered to Ready for pick-up" }).waitFor();
    // And back to where it stood, though nobody may set that step any more.
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("heading", { level: 1, name: "Put back 1 ticket" }).waitFor();
    await header.getByText("Ordered", { exact: true }).waitFor({ timeout: 30_000 });
    await per.context().close();
  },
);

/** Something for each question that has to be answered. */
async function answers(page: Page): Promise<Record<string, unknown>> {
  const { items } = (await (await page.request.get("/api/v1/request-types")).json()) as {
    items: { key: string; fields: { key: string; kind: string; required: boolean; choices: { key: string }[] }[] }[];
  };
  const fields = items.find(({ key }) => key === "loan")?.fields.filter(({ required }) => required) ?? [];
  const answer = { date: "2030-01-02", number: 1, yes_no: true } as Record<string, unknown>;
  return Object.fromEntries(fields.map(({ key, kind, choices }) => [key, choices[0]?.key ?? answer[kind] ?? "A projector"]));
}
