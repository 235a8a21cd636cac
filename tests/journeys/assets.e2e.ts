import { expect, expectAccessible, expectNoSidewaysScroll, newVisitor, picture, test } from "../browser.ts";
import { be, eventually } from "./desk-staff.ts";
import { requester } from "./portal-desk.ts";

const stamp = Date.now().toString(36).toUpperCase();
const tag = `PC-${stamp}`;
const question = { en: `Which computer (${stamp})?`, nb: `Hvilken maskin (${stamp})?` };

test(
  "assets come in from a list and by hand, are named in the portal by who has them, and lead from the ticket to the asset and back",
  { timeout: 300_000 },
  async ({ page, browser, desk }) => {
    await be(page, "admin");
    await page.goto("/equipment/import");
    await page
      .getByLabel("Or paste rows from a spreadsheet")
      .fill(`tag,name,kind,person\n${tag},ThinkPad T14,computer,ane.berg@nordvik.example\nno tag here,X,computer,`);
    await page.getByRole("button", { name: "Check the rows" }).click();
    await page.getByText("Nothing has been written yet").first().waitFor();
    await page
      .getByRole("table", { name: "Refused rows" })
      .getByText(/A tag is letters/)
      .waitFor();
    await page.getByRole("button", { name: "Import 1 asset" }).click();
    await page.getByText("1 asset is imported").waitFor();
    await page.getByRole("link", { name: "See the assets" }).click();

    // By hand, with keys alone.
    await page.getByRole("heading", { level: 1, name: "Assets" }).waitFor();
    await page.keyboard.press("n");
    await page.getByRole("textbox", { name: "Tag" }).fill(`LOAN-${stamp}`);
    await page.getByRole("textbox", { name: "Name" }).fill("Spare laptop");
    await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Computer" });
    await expectAccessible(page, "a new asset");
    await picture(page, "assets-new", "form");
    await page.getByRole("button", { name: "Add asset" }).click();
    await page.getByRole("heading", { level: 1, name: "Spare laptop" }).waitFor();
    await page.getByText("In stock").first().waitFor();

    const type = {
      key: `repair-${stamp.toLowerCase()}`,
      name: { en: `Repair ${stamp}`, nb: `Reparasjon ${stamp}` },
      hint: { en: "A computer", nb: "En maskin" },
      icon: "tool",
      kind: "incident",
      fields: [{ key: `pc_${stamp.toLowerCase()}`, label: question, kind: "asset", required: true }],
    };
    const made = await page.request.post("/api/v1/request-types", { data: type });
    expect(made.status(), await made.text()).toBe(201);

    const ane = await (await newVisitor(browser, desk)).newPage();
    await requester(ane);
    await ane.goto(`/portal/new/${type.key}`);
    await ane.getByRole("textbox", { name: "In a few words" }).fill(`The hinge ${stamp}`);
    const which = ane.getByRole("combobox", { name: question.en });
    await which.getByRole("option", { name: tag }).waitFor({ state: "attached" });
    const offered = await which.getByRole("option").allInnerTexts();
    expect(offered.filter((one) => one.includes(stamp))).toEqual([`${tag} · ThinkPad T14`]);
    await which.selectOption({ label: `${tag} · ThinkPad T14` });
    await expectAccessible(ane, "a form that asks for an asset");
    await picture(ane, "portal-asset", "#request-subject");
    await ane.getByRole("button", { name: "Send to the help desk" }).click();
    await ane.getByText("We have it.").waitFor();
    await ane.getByText(`${tag} · ThinkPad T14`).waitFor();
    const number = Number(/\/portal\/(\d+)$/.exec(new URL(ane.url()).pathname)?.[1]);

    // The ticket leads to it, and it to the ticket.
    await be(page, "per.haug");
    await page.goto(`/desk/${number}`);
    const answer = page.getByRole("definition").getByRole("link", { name: `${tag} · ThinkPad T14` });
    await answer.waitFor();
    await page.getByRole("heading", { name: "What Ane has" }).waitFor();
    await answer.click();
    await page.getByRole("heading", { level: 1, name: "ThinkPad T14" }).waitFor();
    const tickets = page.getByRole("table", { name: "Tickets" });
    await tickets.getByRole("row", { name: new RegExp(`The hinge ${stamp}`) }).waitFor();
    await expectAccessible(page, "an asset");
    await picture(page, "asset", "h1");
    await page.setViewportSize({ width: 320, height: 720 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1440, height: 900 });

    // Found by its tag; taken away it breaks neither the ticket nor the list.
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.keyboard.type(tag);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("table", { name: "Assets" }).getByRole("row").count()).toBe(2);
    await expectAccessible(page, "the assets");
    await picture(page, "assets", "table");
    await page.setViewportSize({ width: 320, height: 720 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("link", { name: tag }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText(`${tag} is deleted`).waitFor();
    await page.goto(`/desk/${number}`);
    await page.getByText("An asset that is no longer here").waitFor();
    await ane.reload();
    await eventually(() => ane.getByText("An asset that is no longer here").count()).toBe(1);
  },
);
