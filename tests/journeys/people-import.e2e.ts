import { expect, picture, signIn, test } from "../browser.ts";

const csv = [
  "name,email,phone,organization,site,external_id",
  "Jonas Lie,jonas.lie@nordvik.example,+47 22 00 88 88,,,",
  "Solveig Myhre,solveig.myhre@nordvik.example,,,,HR-7001",
  "Gro Tangen,gro.tangen@nordvik.example,,Nordvik,Oslo,HR-7002",
  ",nameless@nordvik.example,,,,",
  "Nils Eide,nils.eide,not a number,,,",
  "Hilde Bakke,hilde.bakke@nordvik.example,,Nordvik,Atlantis,",
].join("\n");

test("imports people after a look at what would happen, and leaves wrong rows out", async ({ page }) => {
  await signIn(page, "admin@nordvik.example", "firstline-demo-2026");
  await page.goto("/people/import");
  await page.locator("input[type=file]").setInputFiles({ name: "everybody.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByText("6 rows").waitFor();
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByText("Nothing has been written yet").waitFor();

  const count = (words: string) => page.locator("dl div", { hasText: words }).locator("dd").innerText();
  expect([await count("will be created"), await count("will be changed"), await count("refused")]).toEqual(["2", "1", "3"]);
  const refused = page.getByRole("table", { name: "Refused rows" });
  const rows = await refused.getByRole("row").allInnerTexts();
  expect(rows.slice(1).map((row) => row.split(/\s+/)[0])).toEqual(["5", "6", "6", "7"]);
  expect(rows[1]).toContain("A person needs a name.");
  expect(rows[4]).toContain("Atlantis");
  const known = await (await page.request.get("/api/v1/people/find?q=solveig.myhre@nordvik.example")).json();
  expect(known.items, "a dry run writes nothing").toEqual([]);

  await page.getByRole("button", { name: "Import 3 people" }).click();
  await page.getByText("3 people are imported").waitFor();
  await page.getByRole("link", { name: "See the people" }).click();
  await page.getByLabel("Find a person").fill("solveig myhre");
  await page.getByRole("option", { name: "Solveig Myhre" }).click();
  await page.getByRole("link", { name: "solveig.myhre@nordvik.example" }).waitFor();
});

test("keeps a file that cannot be read, and says where it breaks", async ({ page }) => {
  await signIn(page, "admin@nordvik.example", "firstline-demo-2026");
  await page.goto("/people/import");
  const pasted = page.getByLabel("Or paste rows from a spreadsheet");
  await pasted.fill("name,email,shoe size\nAne Berg,ane.berg@nordvik.example,38");
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByText("The column “shoe size” is not known.").waitFor();
  await page.reload();
  expect(await pasted.inputValue()).toContain("shoe size");
  await picture(page, "people-import", "textarea");
});
