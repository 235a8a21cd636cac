import { createServer as createPlainServer, type RequestListener } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { selfSigned } from "../../server/platform/self-signed.ts";
import { discover } from "../../server/rooms/mailboxes/discover.ts";
import { startNameServer } from "./harness/name-server.ts";

const address = "support@nordvik.example";
const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

const names = async (records: Parameters<typeof startNameServer>[0] = {}) => {
  const server = await startNameServer(records);
  cleanUp.push(() => server.close());
};
const server = (host: string, port: number, socket: string, type: "imap" | "smtp" | "pop3", user = "%EMAILADDRESS%") => {
  const kind = type === "smtp" ? "outgoingServer" : "incomingServer";
  return `<${kind} type="${type}"><hostname>${host}</hostname><port>${port}</port><socketType>${socket}</socketType>
    <authentication>password-cleartext</authentication><username>${user}</username></${kind}>`;
};
const file = (...servers: string[]) =>
  `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="nordvik.example">${servers.join("")}</emailProvider></clientConfig>`;

/** Web servers of a domain: what each address answers; others are not there. */
async function web(pages: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const listen: RequestListener = (request, response) => {
    asked.push(request.url ?? "");
    const page = pages[(request.url ?? "").slice(1)];
    response.writeHead(page === undefined ? 404 : 200, { "content-type": "text/xml" }).end(page);
  };
  const made = selfSigned(["127.0.0.1"], new Date(Date.now() - 86_400_000), 30);
  const [https, http] = [createServer(made, listen), createPlainServer(listen)];
  for (const one of [https, http]) {
    await new Promise<void>((done) => one.listen(0, "127.0.0.1", done));
    cleanUp.push(() => new Promise((done) => one.close(done)));
  }
  const port = (scheme: string) => ((scheme === "https:" ? https : http).address() as AddressInfo).port;
  /** The names of the net stand in the path here. */
  const reach = (url: URL) => ({
    url: new URL(`${url.protocol}//127.0.0.1:${port(url.protocol)}/${url.protocol}//${url.host}${url.pathname}`),
    ca: made.cert,
  });
  return { reach, asked };
}

const autoconfig = "https://autoconfig.nordvik.example/mail/config-v1.1.xml";

test("a great provider is known by who takes its mail", async () => {
  await names({ "nordvik.example": { mx: "nordvik-example.mail.protection.outlook.com" } });
  const { reach, asked } = await web({});
  expect(await discover(address, reach)).toMatchObject({
    provider: "microsoft",
    source: "provider",
    fetching: { host: "outlook.office365.com" },
  });
  expect(asked).toEqual([]);
});

test("the domain's records tell (RFC 6186, 8314), TLS before STARTTLS", async () => {
  await names({
    "_imaps._tcp.nordvik.example": { srv: "imap.nordvik.example", port: 1993 },
    "_imap._tcp.nordvik.example": { srv: "old.nordvik.example", port: 143 },
    "_submission._tcp.nordvik.example": { srv: "smtp.nordvik.example", port: 587 },
  });
  expect(await discover(address, (await web({})).reach)).toEqual({
    provider: null,
    source: "records",
    fetching: { host: "imap.nordvik.example", port: 1993, security: "tls", user: address },
    sending: { host: "smtp.nordvik.example", port: 587, security: "starttls", user: address },
  });
});

test("the domain's own file tells: of its servers the first with TLS, for this address", async () => {
  await names();
  const xml = file(
    server("pop.nordvik.example", 995, "SSL", "pop3"),
    server("plain.nordvik.example", 143, "plain", "imap"),
    server("imap.%EMAILDOMAIN%", 993, "SSL", "imap", "%EMAILLOCALPART%"),
    server("later.nordvik.example", 993, "SSL", "imap"),
    server("smtp.hoster.example", 587, "STARTTLS", "smtp"),
  );
  const { reach } = await web({ [autoconfig]: xml });
  expect(await discover(address, reach)).toEqual({
    provider: null,
    source: "autoconfig",
    fetching: { host: "imap.nordvik.example", port: 993, security: "tls", user: "support" },
    sending: { host: "smtp.hoster.example", port: 587, security: "starttls", user: address },
  });
});

test("also where it stands on the domain itself; records go before it, one by one", async () => {
  await names({ "_imaps._tcp.nordvik.example": { srv: "imap.nordvik.example", port: 1993 } });
  const xml = file(server("other.nordvik.example", 993, "SSL", "imap"), server("smtp.nordvik.example", 465, "SSL", "smtp"));
  const { reach } = await web({ "https://nordvik.example/.well-known/autoconfig/mail/config-v1.1.xml": xml });
  expect(await discover(address, reach)).toMatchObject({
    source: "autoconfig",
    fetching: { host: "imap.nordvik.example", port: 1993 },
    sending: { host: "smtp.nordvik.example", port: 465 },
  });
});

test("without TLS it may name the domain's own servers, and nobody else's", async () => {
  await names();
  const xml = file(server("imap.evil.example", 993, "SSL", "imap"), server("smtp.nordvik.example", 465, "SSL", "smtp"));
  const { reach } = await web({ "http://autoconfig.nordvik.example/mail/config-v1.1.xml": xml });
  expect(await discover(address, reach)).toMatchObject({ source: "autoconfig", fetching: null, sending: { host: "smtp.nordvik.example" } });
});

test.each([
  ["no file", "not xml at all"],
  ["a name that is none", file(server("a b", 993, "SSL", "imap"))],
  ["a port that is none", file(server("imap.nordvik.example", 99_999, "SSL", "imap"))],
  ["entities that grow", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${file(server("&b;", 993, "SSL", "imap"))}`],
  ["one that is too long", `${file()}${" ".repeat(300_000)}`],
])("%s is no answer", async (_, page) => {
  await names();
  const { reach } = await web({ [autoconfig]: page });
  expect((await discover(address, reach)).fetching).toBeNull();
});
