import { certificate, startReceiver } from "../mail/receiver.ts";
import { expect, expectAccessible, picture, signIn, test } from "../browser.ts";

test("shows what did not arrive and why, and sends all of it again when told how many", { timeout: 400_000 }, async ({ page }) => {
  const receiver = await startReceiver();
  try {
    await signIn(page, "admin@nordvik.example", "firstline-demo-2026");
    const call = async (method: "post" | "patch" | "put" | "get", path: string, data?: object) => {
      const answer = await page.request[method](`/api/v1${path}`, { data });
      expect(answer.ok(), `${path} ${answer.status()} ${await answer.text()}`).toBe(true);
      return answer.json();
    };
    receiver.manners.recipient = (address) => (address.startsWith("ane") ? "550 5.1.1 There is no such mailbox" : null);
    await call("patch", "/mailboxes/support", { address: "support@nordvik.example" });
    const server = { host: "localhost", port: receiver.port, security: "starttls", auth: "password", user: "support", certificate };
    await call("put", "/mailboxes/support/sending", { ...server, password: "right" });
    for (const name of ["Ane", "Ola"]) {
      const { items } = await call("get", `/people?q=${name}`);
      await call("post", "/tickets", {
        subject: `The printer of ${name} is out of toner`,
        description: "",
        channel: "web",
        requester: { id: items[0].id },
      });
    }
    await page.goto("/settings/outbox");
    await page.getByRole("button", { name: /^Failed/ }).click();
    await page.getByText("There is no such mailbox").first().waitFor({ timeout: 60_000 });
    await picture(page, "outbox", "table");
    await page.getByRole("button", { name: "Send 1 again" }).click();
    await page.getByRole("dialog").getByText("Send 1 message again?").waitFor();
    await expectAccessible(page, "sending again");
    receiver.manners = {};
    await page.getByRole("dialog").getByRole("button", { name: "Send 1 again" }).click();
    await page.getByText("1 message is sent again").waitFor();
    await page.getByText("No message like that").waitFor();
    await page.getByRole("button", { name: "Sent", exact: true }).click();
    await page.getByText("The printer of Ane is out of toner").waitFor();
    await page
      .getByRole("link", { name: /^Ticket \d+/ })
      .first()
      .click();
    await page.getByRole("heading", { name: /The printer of/ }).waitFor();
  } finally {
    await receiver.close();
  }
});
