import { startAuthorizationServer, type AuthorizationServer } from "../mail/harness/authorization-server.ts";
import { startOpenIdProvider } from "../ground/openid-provider.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, picture, signIn, test } from "../browser.ts";

let provider: AuthorizationServer;
test.beforeEach(async ({ page }) => {
  provider = await startAuthorizationServer("support@nordvik.example");
  await signIn(page, "admin@nordvik.example", "firstline-demo-2026");
});
test.afterEach(() => provider.close());

test(
  "lets a mailbox in at a provider, with a secret that is never shown again, and is told when it is refused",
  { timeout: 300_000 },
  async ({ page }) => {
    await page.goto("/settings/mailboxes/support");
    const choose = (name: string) => page.getByRole("radio", { name, exact: true }).check({ force: true });
    const fetching = page.getByRole("form", { name: "Fetching" });
    await fetching.getByRole("textbox", { name: "Server", exact: true }).fill("imap.nordvik.example");
    await fetching.getByRole("textbox", { name: "User name" }).fill("support@nordvik.example");
    await fetching.getByRole("radio", { name: "OAuth2", exact: true }).check({ force: true });
    await fetching.getByRole("button", { name: "Fetch its mail" }).click();
    await page.getByText("Nobody has agreed yet for these servers").waitFor();
    await choose("Microsoft 365");
    await page.getByRole("button", { name: "Sign in with Microsoft" }).waitFor();
    await choose("Another");
    await page.getByRole("textbox", { name: "Authorize address" }).fill(`${provider.url}/authorize`);
    await page.getByRole("textbox", { name: "Token address" }).fill(`${provider.url}/token`);
    await page.getByRole("textbox", { name: "Client ID" }).fill(provider.clientId);
    await page.getByLabel("Client secret").fill("wrong");
    await page.getByRole("button", { name: "Sign in at the provider" }).click();
    await page.getByText(/does not accept the desk's registration: The client secret is not right\./).waitFor();
    await expectAccessible(page, "a provider that refuses");
    await page.goBack();
    await page.goto("/settings/mailboxes/support");
    await choose("Another");
    await page.getByRole("textbox", { name: "Authorize address" }).fill(`${provider.url}/authorize`);
    await page.getByRole("textbox", { name: "Token address" }).fill(`${provider.url}/token`);
    await page.getByRole("textbox", { name: "Client ID" }).fill(provider.clientId);
    await page.getByLabel("Client secret").fill(provider.clientSecret);
    await page.keyboard.press("Enter");
    await page.getByText("The provider lets the desk in").waitFor();
    await page.getByText("Given", { exact: true }).waitFor();
    expect(new URL(page.url()).search).toBe("");
    expect(await page.getByLabel(/^Client secret/).inputValue()).toBe("");
    await expectAccessible(page, "a mailbox with a grant");
    await page.getByRole("button", { name: "Sign in at the provider" }).scrollIntoViewIfNeeded();
    await picture(page, "settings-grant", "form[aria-label]");
    await page.setViewportSize({ width: 320, height: 720 });
    await expectNoSidewaysScroll(page);
    await page.getByRole("button", { name: "Forget the consent" }).click();
    await page.getByText("Nobody has agreed yet for these servers").waitFor();
  },
);

test(
  "goes to the pages of a provider that others wrote, and comes back with what it gave, or without",
  { timeout: 300_000 },
  async ({ page, desk }) => {
    const other = await startOpenIdProvider(`${desk.url}/settings/mailboxes/granted`);
    try {
      const data = { host: "localhost", port: 993, security: "tls", user: "support@nordvik.example", auth: "oauth2" };
      const set = await page.request.put("/api/v1/mailboxes/support/fetching", { data });
      expect(set.status(), await set.text()).toBe(200);
      const go = async () => {
        await page.goto("/settings/mailboxes/support");
        await page.getByRole("radio", { name: "Another", exact: true }).check({ force: true });
        await page.getByRole("textbox", { name: "Authorize address" }).fill(`${other.url}/auth`);
        await page.getByRole("textbox", { name: "Token address" }).fill(`${other.url}/token`);
        await page.getByRole("textbox", { name: "Scopes" }).fill("openid offline_access mail");
        await page.getByRole("textbox", { name: "Client ID" }).fill(other.clientId);
        await page.getByLabel("Client secret").fill(other.clientSecret);
        await page.getByRole("button", { name: "Sign in at the provider" }).click();
      };
      // The desk has said there for whom it asks.
      await go();
      expect(await page.getByPlaceholder("Enter any login").inputValue()).toBe("support@nordvik.example");
      await page.getByPlaceholder("and password").fill("any");
      await page.getByRole("button", { name: "Sign-in" }).click();
      await page.getByText("offline access").waitFor();
      await page.getByRole("link", { name: "Cancel" }).click();
      await page.getByText("End-User aborted interaction").waitFor();
      await go();
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByText("The provider lets the desk in").waitFor();
      await page.getByText("Given", { exact: true }).waitFor();
      expect(other.asked).toEqual(["authorization_code 200"]);
    } finally {
      await other.close();
    }
  },
);
