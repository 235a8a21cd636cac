import { expect, picture, test, type Page } from "../browser.ts";
import { be, colleague, dialog, eventually, timeline } from "./desk-staff.ts";

const card = (page: Page, n: number) => page.getByRole("group", { name: `Question ${n}`, exact: true });
async function name(scope: ReturnType<typeof card>, label: string, en: string, nb: string): Promise<void> {
  await scope.getByRole("textbox", { name: `${label} in English`, exact: true }).fill(en);
  await scope.getByRole("textbox", { name: `${label} in Norwegian`, exact: true }).fill(nb);
}

test(
  "an administrator shapes what is asked for, somebody asks for it, and a technician sees what only technicians see",
  { timeout: 300_000 },
  async ({ page, desk, browser }) => {
    const run = Date.now().toString(36);
    const title = `Label printer ${run}`;
    const secret = `hemmelig-${run}`;
    const supplier = `Acme ${run}`;
    await be(page, "admin");
    await page.goto("/settings/request-types/new");
    await page.getByRole("textbox", { name: "Name in English" }).fill(title);
    await page.getByRole("textbox", { name: "Name in Norwegian" }).fill(`Etikettskriver ${run}`);
    await page.getByRole("textbox", { name: "Explanation in English" }).fill("A printer for parcels, or one that is to be mended");
    await page.getByRole("textbox", { name: "Explanation in Norwegian" }).fill("En skriver for pakker, eller en som skal repareres");
    const add = page.getByRole("button", { name: "Add a question" });

    await add.click();
    await name(card(page, 1), "Question", "What do you need?", "Hva trenger du?");
    await card(page, 1).getByRole("combobox", { name: "Answer", exact: true }).selectOption("choice");
    await name(card(page, 1), "Answer 1", "A new one", "En ny");
    await name(card(page, 1), "Answer 2", "One that is broken", "En som er ødelagt");
    await card(page, 1).getByRole("checkbox", { name: "Requesters must answer" }).check();

    await add.click();
    await name(card(page, 2), "Question", "Password of the printer", "Passordet til skriveren");
    await card(page, 2).getByRole("combobox", { name: "Answer", exact: true }).selectOption("secret");
    await card(page, 2)
      .getByRole("combobox", { name: /^When to ask/ })
      .selectOption({ label: "Only after “What do you need?”" });
    await card(page, 2).getByRole("checkbox", { name: "One that is broken" }).check();

    await add.click();
    await name(card(page, 3), "Question", "Where is it?", "Hvor står den?");
    await card(page, 3).getByRole("combobox", { name: "Answer", exact: true }).selectOption("tree");
    await name(card(page, 3), "Answer 1", "Oslo", "Oslo");
    await name(card(page, 3), "Answer 2", "The loading bay", "Lasterampen");
    await card(page, 3)
      .getByRole("combobox", { name: /^Answer 2 is below/ })
      .selectOption({ label: "Oslo" });

    await add.click();
    await name(card(page, 4), "Question", "Supplier", "Leverandør");
    await card(page, 4).getByRole("combobox", { name: "Who answers" }).selectOption("inside");
    await card(page, 4).getByRole("checkbox", { name: "Needed before it is solved" }).check();

    const preview = page.getByRole("region", { name: "Preview: what people see" });
    await preview.getByRole("combobox", { name: "What do you need?" }).selectOption({ label: "One that is broken" });
    await preview.getByLabel("Password of the printer", { exact: false }).first().waitFor();
    expect(await preview.getByText("Supplier").count()).toBe(0);
    await card(page, 2).scrollIntoViewIfNeeded();
    await picture(page, "settings-shaping-question", "form", { fleeting: true });
    await page.getByRole("heading", { level: 1 }).scrollIntoViewIfNeeded();
    await picture(page, "settings-shaping", "form");
    await page.getByRole("button", { name: "Add the request type" }).click();
    await page.getByText(`${title} is added`).waitFor();

    const { items } = await (await page.request.get("/api/v1/request-types?all=true")).json();
    const type = items.find((one: { name: { en: string } }) => one.name.en === title) as { id: string; key: string };

    const ane = await colleague(browser, desk, "ane.berg");
    await ane.goto(`/portal/new/${type.key}`);
    await ane.getByRole("combobox", { name: "What do you need?" }).selectOption({ label: "One that is broken" });
    await ane.getByRole("textbox", { name: /^Password of the printer/ }).fill(secret);
    await ane.getByRole("combobox", { name: /^Where is it/ }).selectOption({ label: "Oslo" });
    await ane.getByRole("combobox", { name: /^Within “Oslo”/ }).selectOption({ label: "The loading bay" });
    expect(await ane.getByText("Supplier").count()).toBe(0);
    await picture(ane, "portal-shaped", "form", { fleeting: true });
    await ane.getByRole("button", { name: /^Send/ }).click();
    await ane.waitForURL(/\/portal\/\d+$/);
    const number = Number(new URL(ane.url()).pathname.split("/").at(-1));
    await ane.getByText("Oslo › The loading bay").waitFor();

    const per = await colleague(browser, desk, "per.haug");
    await per.goto(`/desk/${number}`);
    await per.getByText("Oslo › The loading bay").first().waitFor();
    await per.getByText("Needed before it is solved").first().waitFor();
    expect(await per.getByText(secret).count()).toBe(0);
    await per.getByRole("button", { name: "Change the answers in the form" }).click();
    await dialog(per)
      .getByRole("textbox", { name: /^Supplier/ })
      .fill(supplier);
    await picture(per, "desk-form", "[role=dialog]", { fleeting: true, wide: true });
    await dialog(per).getByRole("button", { name: "Save" }).click();
    await timeline(per)
      .getByText(new RegExp(`Supplier.*${supplier}`))
      .waitFor();
    await per.getByRole("button", { name: "Show it" }).click();
    await eventually(() => per.getByRole("textbox", { name: "Password of the printer" }).inputValue()).toBe(secret);
    await timeline(per)
      .getByText(/was shown the secret “Password of the printer”/)
      .waitFor();
    await picture(per, "desk-form-secret", "main", { fleeting: true, wide: true });

    await ane.reload();
    await ane.getByText("Oslo › The loading bay").waitFor();
    expect(await ane.getByText(new RegExp(`${supplier}|${secret}`)).count()).toBe(0);

    await page.goto(`/settings/request-types/${type.id}`);
    await page.getByRole("button", { name: "Remove question 3" }).click();
    await page.getByText("Asked no more").waitFor();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await dialog(page).getByText("“Where is it?” is asked no more. 1 open ticket has an answer, which stays readable.").waitFor();
    await picture(page, "settings-shaping-effects", "[role=dialog]", { fleeting: true });
    await dialog(page).getByRole("button", { name: "Save all the same" }).click();
    await dialog(page).waitFor({ state: "hidden" });
    await per.reload();
    await per.getByText("Oslo › The loading bay").first().waitFor();
  },
);
