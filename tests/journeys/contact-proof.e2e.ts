import { expect, expectAccessible, picture, test } from "../browser.ts";
import { be } from "./desk-staff.ts";
import { onDatabase } from "./on-database.ts";

const api = "/api/v1";

test(
  "another number of somebody who signs in: what is needed stands there before anything is typed, and what was typed is still there after the proof",
  { timeout: 180_000 },
  async ({ page, desk }) => {
    await be(page, "per.haug");
    const stamp = `${Date.now().toString(36)}${Math.floor(Math.random() * 1000)}`;
    const name = `Pia Prove ${stamp}`;
    const made = await page.request.post(`${api}/people`, {
      data: { name, email: `pia.${stamp}@nordvik.example`, mobile: "+47 900 00 010" },
    });
    const { id } = (await made.json()) as { id: string };
    // She signed in before, and her number and address have stood there for long.
    await onDatabase(
      desk,
      `insert into account (person_id, password_hash, disabled, created_at) values ('${id}', 'x', false, now())`,
      `update contact_point set since = now() - interval '60 days' where person_id = '${id}'`,
      "update sms_gateway set active = true, kind = 'http', url = 'https://sms.example/', failing_since = null",
    );
    const subject = `New telephone ${stamp}`;
    const opened = await page.request.post(`${api}/tickets`, { data: { subject, description: "Her own one is gone", requester: { id } } });
    expect(opened.status(), await opened.text()).toBe(201);
    const ticket = (await opened.json()) as { id: string; number: number };

    await page.goto(`/people/${id}/edit`);
    await page.getByText(`For another address or number of ${name}, prove first who is asking`).waitFor();
    await page.getByLabel("Mobile").fill("+47 900 00 011");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText(/Prove in a ticket who is asking for it/).waitFor();
    const field = page.getByRole("combobox", { name: "Ticket in which it was proved who is asking" });
    await field.click();
    await page.getByRole("option", { name: new RegExp(subject) }).click();
    await expectAccessible(page, "contact-proof");
    await picture(page, "contact-proof", "form");

    const me = (await (await page.request.get(`${api}/session`)).json()) as { id: string };
    const proved = (method: string) => `insert into verification
      (id, ticket_id, person_id, account_key, action, technician_id, method, state, started_at, open_until, ended_at, good_until)
      values (gen_random_uuid(), '${ticket.id}', '${id}', '${id}', 'change_contact', '${me.id}', '${method}', 'passed', now(), now() + interval '10 minutes', now(), now() + interval '15 minutes')`;
    await page.getByRole("link", { name: `Prove it in #${ticket.number}` }).click();
    await page.getByRole("heading", { name: new RegExp(subject) }).waitFor();
    await onDatabase(desk, proved("passkey"), proved("authenticator"));
    await page.goBack();
    await expect.poll(() => page.getByLabel("Mobile").inputValue()).toBe("+47 900 00 011");
    await expect.poll(() => field.inputValue()).toBe(subject);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText(/^Waits until .*another mobile number/).waitFor();
    await picture(page, "contact-held", "main");
    await page.getByRole("button", { name: "Do not do it" }).press("Enter");
    await expect.poll(() => page.getByText(/^Waits until/).count()).toBe(0);
  },
);
