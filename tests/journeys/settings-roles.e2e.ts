import { expect, newVisitor, picture, signIn, test } from "../browser.ts";

const secret = "lantern gravel seven otter";

test("makes somebody a technician of a team, who then signs in and sees the desk", async ({ page, browser, desk }) => {
  await signIn(page, "admin@nordvik.example", "firstline-demo-2026");
  const added = await page.request.post("/api/v1/people", { data: { name: "Tone Rønning", email: "tone.ronning@nordvik.example" } });
  expect(added.status()).toBe(201);

  await page.goto("/settings/technicians");
  await page.getByRole("combobox", { name: "Whose roles?" }).fill("tone ronning");
  await page.getByRole("option", { name: /Tone Rønning/ }).click();
  await page.getByRole("checkbox", { name: "Technician" }).check();
  await page.getByText("is signed out everywhere").waitFor();
  await picture(page, "settings-roles", "text=tone.ronning@nordvik.example");
  await page.getByRole("button", { name: "Save the roles" }).click();
  await page.getByText("The roles of Tone Rønning are saved").waitFor();
  await page.getByLabel("Add to a team").selectOption({ label: "Service desk" });
  await page.getByRole("button", { name: "Take out of Service desk" }).waitFor();
  await page.getByLabel("First password").fill("password1234");
  await page.getByRole("button", { name: "Set the first password" }).click();
  await page.getByText("lists of leaked passwords").waitFor();
  await page.getByLabel("First password").fill(secret);
  await page.getByRole("button", { name: "Set the first password" }).click();
  await page.getByText("There is a password.").waitFor();

  const visitor = await newVisitor(browser, desk);
  const theirs = await visitor.newPage();
  await theirs.goto("/sign-in");
  await theirs.getByLabel("Mail").or(theirs.getByLabel("Email")).fill("tone.ronning@nordvik.example");
  await theirs.getByLabel("Password", { exact: true }).fill(secret);
  await theirs.keyboard.press("Enter");
  await theirs.waitForURL(/\/desk/);
  const me = await (await theirs.request.get("/api/v1/session")).json();
  expect(me.teams.map(({ name }: { name: string }) => name)).toEqual(["Service desk"]);
  await theirs.goto("/settings/audit");
  await theirs.getByText("There is no such page here").waitFor();
  expect(await theirs.getByRole("navigation", { name: "Settings" }).getByRole("link").allInnerTexts()).not.toContain("Audit");
  await visitor.close();
});

test("an auditor reads the audit trail by type and person, and changes nothing", async ({ page }) => {
  await signIn(page, "auditor@nordvik.example", "firstline-demo-2026");
  await page.goto("/settings/audit");
  await page.getByRole("table", { name: "Audit" }).waitFor();
  await page.getByLabel("What").selectOption({ label: "Signed in" });
  await page.getByRole("combobox", { name: "By whom" }).fill("eva lund");
  await page
    .getByRole("option", { name: /Eva Lund/ })
    .first()
    .click();
  await page.waitForURL(/type=session.started&actor=/);
  await page.getByRole("cell", { name: "Eva Lund", exact: true }).first().waitFor();
  await picture(page, "settings-audit", "tbody tr");
  await page.goto("/settings/teams");
  await page.getByRole("table", { name: "Teams" }).waitFor();
  expect(await page.getByRole("link", { name: "New team" }).count()).toBe(0);
});
