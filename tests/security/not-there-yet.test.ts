import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../desk.ts";

// What the desk cannot do yet cannot be attacked. Each test here fails on the day when that changes, and says what must be proven
// then. Seen red by importing node:http.

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter(
      (name) => /\.(ts|tsx|mjs)$/.test(name) && !/\.test\.ts$|node_modules|web\/dist/.test(name) && statSync(join(root, name)).isFile(),
    );
const sources = ["server", "contract"].flatMap(filesIn).map((name) => ({ name, text: readFileSync(join(root, name), "utf8") }));
const having = (pattern: RegExp): string[] => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => relative(".", name));
const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { dependencies: Record<string, string> };
const packagesLike = (pattern: RegExp): string[] => Object.keys(dependencies).filter((name) => pattern.test(name));

describe("B3: nothing is drawn on the server", () => {
  it("there is no PDF, no printing and no browser in it: with one come its limits, and proof that it reads no file and no address", () => {
    expect(packagesLike(/pdf|puppeteer|playwright(?!-core)|chrom|wkhtml|html-to|satori|canvas|jsdom|happy-dom/i)).toEqual([]);
    expect(having(/from "(pdfkit|puppeteer|playwright|jsdom)|renderToStaticMarkup|renderToString/)).toEqual([]);
  });
});

describe("B6: nothing is unpacked", () => {
  it("there is no archive in it but the desk's own copy of itself: whoever unpacks checks names, links and sizes first", () => {
    expect(packagesLike(/zip|tar\b|unpack|decompress|archive|7z|rar/i)).toEqual([]);
    expect(having(/from "node:zlib"/)).toEqual(["server/platform/backup/copy-in.ts", "server/platform/backup/copy-out.ts"]);
  });
});

describe("C1: nothing connects out but to mail servers that an administrator named", () => {
  const reach =
    /(?:from |import\()"(?:(node:)?(https?|http2|tls|dgram|dns|dns\/promises)|undici|axios|got|node-fetch|nodemailer|ws)"|(?<![.\w])fetch\((?!db|tx)|new WebSocket|new EventSource/;
  it("outside server/platform/egress: the first that does goes through it, whose addresses are checked before and after each redirect", () => {
    expect(having(reach).filter((name) => !name.startsWith("server/platform/egress"))).toEqual([
      "server/rooms/mailboxes/smtp-connection.ts",
    ]);
    const speaking = having(/new ImapFlow\(|createTransport\(|new SMTPConnection\(/);
    expect(speaking.length).toBeGreaterThan(2);
    expect(speaking.filter((name) => !having(/\bplaceOf\(/).includes(name))).toEqual([]);
  });

  it("the library that speaks with the company's provider is given its way out before it asks anything", () => {
    const speaking = having(/import\("openid-client"\)/);
    expect(
      speaking.filter(
        (name) => !having(/configurationOf\(|\[openid\.customFetch\]: ask|configuration: Configuration|typeof configure/).includes(name),
      ),
    ).toEqual([]);
    expect(having(/createRemoteJWKSet/)).toEqual([]);
  });

  it("mail leaves in one place, to the address that was checked there", () => {
    expect(having(/(?:from |import\()"nodemailer\/lib\/smtp-/)).toEqual([
      "server/rooms/outbox/connect.ts",
      "server/rooms/outbox/deliver.ts",
      "server/rooms/outbox/send-lane.ts",
    ]);
    expect(having(/new SMTPConnection\(/)).toEqual(["server/rooms/outbox/connect.ts"]);
  });

  it("and only who opens a port of the desk's own, or looks where a server stands, speaks of sockets", () => {
    expect(having(/^import (?!type|\{ (isIP|isIPv4|isIPv6) \}).* from "node:net"|import\("node:net"/m)).toEqual([
      "server/boot/port.ts",
      "server/platform/egress/connect.ts",
      "server/platform/egress/peek-certificate.ts",
      "server/platform/egress/place.ts",
      "server/rooms/mail/doors/smtp-door.ts",
    ]);
  });
});

describe("C2: no command is run", () => {
  it("but PostgreSQL's own, with arguments of our own and without a shell", () => {
    const runs = having(/from "node:child_process"/);
    expect(runs.every((name) => name.startsWith("server/platform/postgres/") || name.startsWith("server/cli"))).toBe(true);
    expect(having(/shell: ?true|execSync\(|\bexec\(\s*[`"']/)).toEqual([]);
  });

  it("and no text becomes a program", () => {
    expect(having(/\beval\(|new Function\(|from "node:vm"|runInNewContext|\bimport\([^")]*[`+]/)).toEqual([]);
  });
});

describe("E7: what is served beside the API", () => {
  // What /metrics tells, and to whom, is proven beside it (server/rooms/health/metrics).
  it("is these few addresses, none of which tells a stranger more than that the desk is there", () => {
    const served = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/\.(?:get|post|put|route|all)\("(\/[^"]*)"/g)].map((found) => `${found[1]} ${name}`),
    );
    expect(served.map((line) => line.split(" ")[0]).toSorted()).toEqual([
      "/api/docs",
      // A page without a word of the desk in it, for screens and telephones at its counters.
      "/check-in/:key",
      "/healthz",
      "/kiosk",
      "/metrics",
      "/my-place",
      "/readyz",
    ]);
  });
});
