import { expect, picture, test } from "../browser.ts";
import { be, colleague, eventually } from "./desk-staff.ts";

test("two who change the same person: both values are seen, and nobody's is lost without a word", async ({ page: per, desk, browser }) => {
  await be(per, "per.haug");
  const found = (await (await per.request.get("/api/v1/people/find?q=Ane%20Berg")).json()) as { items: { id: string }[] };
  const id = found.items[0]?.id ?? "";
  const kari = await colleague(browser, desk, "kari.solberg");
  const phone = async () => ((await (await per.request.get(`/api/v1/people/${id}`)).json()) as { phone: string; title: string }).phone;
  for (const page of [per, kari]) {
    await page.goto(`/people/${id}`);
    await page.getByRole("heading", { level: 1, name: "Ane Berg" }).waitFor();
    await page.locator("body").press("e");
  }
  await per.getByLabel("Phone").fill("+47 22 00 11 11");
  await kari.getByLabel("Phone").fill("+47 22 00 22 22");
  await kari.getByLabel("Phone").press("Control+Enter");
  await eventually(phone).toBe("+47 22 00 22 22");
  await per.getByText("Somebody else wrote meanwhile: +47 22 00 22 22").waitFor();
  await per.getByLabel("Phone").press("Control+Enter");
  await per.getByText("Not saved yet.").waitFor();
  expect(await phone()).toBe("+47 22 00 22 22");
  expect(await per.getByLabel("Phone").inputValue()).toBe("+47 22 00 11 11");
  await picture(per, "people-conflict", "form [aria-invalid=true]");
  await per.getByLabel("Phone").press("Control+Enter");
  await per.getByText("Not saved yet.").waitFor();
  await per.getByLabel("Phone").press("Control+Enter");
  await eventually(phone).toBe("+47 22 00 11 11");
});
