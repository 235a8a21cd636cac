import { expect, picture, signIn, test, type Desk } from "../browser.ts";
import { onDatabase } from "./on-database.ts";

test.beforeEach(async ({ page }) => signIn(page, "admin@nordvik.example", "firstline-demo-2026"));

const readiness = async ({ url }: Desk) => {
  const answer = await fetch(`${url}/readyz`);
  return { status: answer.status, text: await answer.text() };
};

test("a database that may lose what was accepted turns the desk red, which says what to do", async ({ page, desk }) => {
  await page.goto("/settings/health");
  await page.getByText("Everything is well").waitFor();
  expect(await readiness(desk)).toMatchObject({ status: 200 });

  await onDatabase(desk, "alter system set synchronous_commit = off", "select pg_reload_conf()");
  await expect.poll(async () => (await readiness(desk)).text).toContain("PostgreSQL runs with synchronous_commit off");
  expect((await readiness(desk)).status).toBe(503);
  await page.getByRole("button", { name: "Check now" }).click();
  await page.getByText("1 thing is wrong").waitFor();
  await page.getByText("PostgreSQL runs with synchronous_commit off: what was accepted can be lost in a crash.").waitFor();
  await page.getByText("What to do: Set it on where it was set off").waitFor();
  await picture(page, "settings-health", "li[data-ok=false]");

  await onDatabase(desk, "alter system reset synchronous_commit", "select pg_reload_conf()");
  await expect.poll(async () => (await readiness(desk)).status).toBe(200);
  // Nobody has to press anything: it is asked anew by itself.
  await page.getByText("Everything is well").waitFor();
});

test("work that failed in the background is shown, run again once its cause is mended, or given up", async ({ page, desk }) => {
  await onDatabase(
    desk,
    "alter table idempotency_key rename to idempotency_key_away",
    "select graphile_worker.add_job('http.forget_keys', max_attempts := 1) from generate_series(1, 2)",
  );
  await page.goto("/settings/health");
  await page.getByText("2 things in the background have failed").waitFor();
  const failed = page.getByRole("table", { name: "What went wrong" });
  await failed.getByText('relation "idempotency_key" does not exist').first().waitFor();
  await picture(page, "settings-health-failures", "table");
  await onDatabase(desk, "alter table idempotency_key_away rename to idempotency_key");

  await failed.getByRole("button", { name: "Run again" }).first().click();
  await page.getByText("1 thing in the background has failed").waitFor();
  const giveUp = failed.getByRole("button", { name: "Give up" });
  // The number and the table are asked for one after the other.
  await expect.poll(() => giveUp.count()).toBe(1);
  await giveUp.click();
  await page.getByRole("dialog").getByText("It is never tried again").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Give up" }).click();
  await page.getByText("Everything is well").waitFor();
  expect(await failed.count()).toBe(0);

  await page.goto("/settings/audit");
  await page.getByRole("cell", { name: "Failure given up" }).waitFor();
  await page.getByRole("cell", { name: "Failure run again" }).waitFor();
});
