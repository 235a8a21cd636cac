import { expect, picture, signIn, test } from "../browser.ts";

test.beforeEach(async ({ page }) => signIn(page, "admin@nordvik.example", "firstline-demo-2026"));

test("creates an API key that can do what was chosen and no more, until it is revoked", async ({ page, desk }) => {
  await page.goto("/settings/api-keys");
  await page.getByRole("link", { name: "New API key" }).click();
  await page.getByRole("button", { name: "Create the key" }).click();
  expect(await page.getByText("This field is needed.").count()).toBe(2);
  await page.getByLabel("What it is for").fill("Nightly report");
  await page.getByRole("checkbox", { name: "Read tickets" }).check();
  await picture(page, "settings-api-key", "fieldset");
  await page.getByRole("button", { name: "Create the key" }).click();
  const key = await page.getByLabel("The key").inputValue();
  expect(key).toMatch(/^fl_\S{20,}$/);

  const ask = async (path: string) => (await fetch(`${desk.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })).status;
  expect(await ask("/tickets?limit=1")).toBe(200);
  expect(await ask("/people")).toBe(403);
  await page.reload();
  expect(await page.getByLabel("The key").count(), "it is shown once").toBe(0);
  await page.getByRole("button", { name: "Revoke Nightly report" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await page.getByText("The key is revoked").waitFor();
  expect(await ask("/tickets?limit=1")).toBe(401);
});

test("builds a request type that the portal offers at once", async ({ page }) => {
  await page.goto("/settings/request-types/new");
  await page.getByRole("textbox", { name: "Name in English" }).fill("Parking permit");
  await page.getByRole("textbox", { name: "Name in Norwegian" }).fill("Parkeringsbevis");
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByRole("textbox", { name: "Question in English" }).fill("For how long?");
  await page.getByLabel("Answer", { exact: true }).selectOption({ label: "One of several" });
  await page.getByRole("textbox", { name: "Answer 1 in English" }).fill("A day");
  await page.getByRole("textbox", { name: "Answer 1 in Norwegian" }).fill("Én dag");
  await page.getByRole("button", { name: "Remove answer 2" }).click();
  await page.getByRole("button", { name: "Add the request type" }).click();
  // The explanation and the question's Norwegian are missing; what was typed stays.
  expect(await page.getByText("This field is needed.").count()).toBe(3);
  await page.getByRole("textbox", { name: "Explanation in English" }).fill("A place in the garage");
  await page.getByRole("textbox", { name: "Explanation in Norwegian" }).fill("En plass i garasjen");
  await page.getByRole("textbox", { name: "Question in Norwegian" }).fill("Hvor lenge?");
  await picture(page, "settings-request-type", "text=/garage|garasjen/");
  await page.getByRole("button", { name: "Add the request type" }).click();
  await page.getByText("Parking permit is added").waitFor();
  const { items } = await (await page.request.get("/api/v1/request-types")).json();
  expect(items.find(({ key }: { key: string }) => key === "parking-permit")?.fields).toMatchObject([
    { key: "for_how_long", kind: "choice", choices: [{ key: "a_day" }] },
  ]);
});
