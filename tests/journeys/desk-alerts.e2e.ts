import { expect, picture, test } from "../browser.ts";
import { be, eventually, timeline, visit } from "./desk-staff.ts";

test("an alert opens one ticket, is counted there, and flaps until it is quiet", { timeout: 240_000 }, async ({ page, desk }) => {
  await be(page, "admin");
  const made = await page.request.post("/api/v1/api-keys", { data: { name: "Monitoring", scopes: ["alerts:write"] } });
  const { key } = (await made.json()) as { key: string };
  const own = `disk-${Date.now()}`;
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${desk.url}/api/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    expect(answer.status).toBe(200);
    return (await answer.json()) as { outcome: string; ticket_number: number };
  };
  const tell = (status: "firing" | "resolved") =>
    post("alerts", {
      dedupe_key: own,
      status,
      title: "The disk of the print server is almost full",
      severity: "error",
      url: "https://monitoring.nordvik.example/print-1",
      labels: { host: "print-1", mount: "/var" },
    });
  const { outcome, ticket_number } = await tell("firing");
  expect(outcome).toBe("opened");
  const again = await Promise.all(Array.from({ length: 5 }, () => tell("firing")));
  expect(new Set(again.map(({ ticket_number: number }) => number))).toEqual(new Set([ticket_number]));

  await visit(page, `/desk/${ticket_number}`);
  await page.getByText(/Firing since/).waitFor();
  await page.getByText(/6 times/).waitFor();
  const answers: string[] = [];
  for (const status of ["resolved", "firing", "resolved", "firing", "resolved", "firing"] as const)
    answers.push((await tell(status)).outcome);
  expect(answers).toEqual(["solved", "reopened", "solved", "reopened", "solved", "held"]);
  await timeline(page)
    .getByText(/The alert flaps/)
    .waitFor();
  await page.getByText("Flapping", { exact: true }).waitFor();
  await eventually(() => page.getByText(/9 times/).count()).toBeGreaterThan(0);
  await picture(page, "desk-alert", "text=/Firing since|Utløst siden/", { wide: true });

  await page.goto("/settings/alerts");
  await page.getByRole("link", { name: "Monitoring" }).click();
  await page.getByLabel("When it is over").selectOption({ label: "Tell it in the ticket" });
  await page.getByRole("button", { name: "Save" }).click();
  await page
    .getByText(/Monitoring is saved|Saved/)
    .first()
    .waitFor();
  await picture(page, "settings-alerts", "form");
  // As it was, for who comes after.
  await page.getByLabel("When it is over").selectOption({ label: "Solve the ticket" });
  await page.getByRole("button", { name: "Save" }).click();
  await eventually(async () => {
    const answer = await page.request.get("/api/v1/alert-sources/monitoring");
    return ((await answer.json()) as { on_resolved: string }).on_resolved;
  }).toBe("solve");
});
