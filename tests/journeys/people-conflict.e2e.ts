import { expect, picture, test } from "../browser.ts";
import { be, colleague, eventually } from "./desk-staff.ts";

test("two who change the same person: both values are seen, and nobody's is lost without a word", async ({ page: per, desk, browser }) => {
  await be(per, "per.haug");
  const found = (await (await per.request.get("/api/v1/people/find?q=Ane%20Berg")).json()) as { items: { id: string }[] };
  const id = found.items[0]?.id ?? "";
  const kari = await colleague(browser, desk, "kari.solberg");
  const title = async () => ((await (await per.request.get(`/api/v1/people/${id}`)).json()) as { title: string }).title;
  for (const page of [per, kari]) {
    await page.goto(`/people/${id}`);
    await page.getByRole("heading", { level: 1, name: "Ane Berg" }).waitFor();
    await page.locator("body").press("e");
  }
  await per.getByLabel("Title").fill("Head of finance");
  await kari.getByLabel("Title").fill("Chief accountant");
  await kari.getByLabel("Title").press("Control+Enter");
  await eventually(title).toBe("Chief accountant");
  await per.getByText("Somebody else wrote meanwhile: Chief accountant").waitFor();
  await per.getByLabel("Title").press("Control+Enter");
  await per.getByText("Not saved yet.").waitFor();
  expect(await title()).toBe("Chief accountant");
  expect(await per.getByLabel("Title").inputValue()).toBe("Head of finance");
  await picture(per, "people-conflict", "form [aria-invalid=true]");
  await per.getByLabel("Title").press("Control+Enter");
  await per.getByText("Not saved yet.").waitFor();
  await per.getByLabel("Title").press("Control+Enter");
  await eventually(title).toBe("Head of finance");
});
