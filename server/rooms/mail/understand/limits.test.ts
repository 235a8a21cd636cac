import { expect, test } from "vitest";
import { limits } from "./limits.ts";
import { understand } from "./understand.ts";

const from = "From: kari@nordvik.example\n";
const understood = (text: string) => understand(Buffer.from(text, "latin1"));
const mixed = (parts: number) => `${from}Content-Type: multipart/mixed; boundary=x\n\n${"--x\n\na\n".repeat(parts)}--x--\n`;
const nested = (depth: number) =>
  from +
  Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}x\n\n--b${at}x\n`).join("") +
  "\nInnerst\n";

test.each([
  ["headers", limits.headers, (many: number) => `${from}${"X: y\n".repeat(many - 1)}\nHei`],
  [
    "recipients",
    limits.recipients,
    (many: number) => `${from}To: ${Array.from({ length: many - 1 }, (_, at) => `a${at}@b.co`).join(",")}\n\nHei`,
  ],
  ["parts", limits.parts, (many: number) => mixed(many - 1)],
  ["depth", limits.depth, nested],
])("%s: as many as allowed are understood, one more is refused", async (limit, most, message) => {
  await expect(understood(message(most))).resolves.toMatchObject({ from: { address: "kari@nordvik.example" } });
  await expect(understood(message(most + 1))).rejects.toMatchObject({ name: "TooMuch", limit });
});

test("a head that never ends is refused", async () => {
  await expect(understood(`${from}X: ${"y".repeat(limits.head)}\n\nHei`)).rejects.toMatchObject({ limit: "head" });
  await expect(understood(`${from}${"X: y\n ".repeat(1)}${" y\n".repeat(limits.head / 3)}\nHei`)).rejects.toMatchObject({ limit: "head" });
});

test("a long text is cut, and the trace says so", async () => {
  const cut = await understood(`${from}\n${"lang tekst\n".repeat(200_000)}`);
  expect(cut.text.length).toBeLessThanOrEqual(limits.text);
  expect(cut.trace).toContain("text of 2200000 characters cut to 2000000");
});

// What costs the square of its length is what strangers send. Longer, but never so much longer than the message grew.
const hostile: [about: string, message: (many: number) => string][] = [
  ["open brackets in From", (many) => `From: ${"<".repeat(many)}\n\n`],
  ["open comments in From", (many) => `From: ${" (".repeat(many)}\n\n`],
  ["quotes and escapes in To", (many) => `To: ${'"\\"'.repeat(many)}\n\n`],
  ["at signs", (many) => `From: ${"@".repeat(many)}\n\n`],
  ["beginnings of encoded words", (many) => `Subject: ${"=?a?Q?x".repeat(many)}\n\n`],
  ["encoded words", (many) => `Subject: ${"=?a?Q?x?= ".repeat(many)}\n\n`],
  ["parameters", (many) => `Content-Type: text/plain${";a=b".repeat(many)}\n\n`],
  ["continued parameters", (many) => `Content-Type: text/plain${Array.from({ length: many }, (_, at) => `;a*${at}=b`).join("")}\n\n`],
  ["comments in parameters", (many) => `Content-Type: text/plain; a=${" (a)(".repeat(many)}\n\n`],
  ["folds", (many) => `Subject: a${"\n b".repeat(many)}\n\n`],
  ["carriage returns", (many) => `Subject: ${"\r".repeat(many)}x\n\n`],
  ["spaces in a date", (many) => `Date: ${" ".repeat(many)}x\n\n`],
  ["references", (many) => `References: ${"<a".repeat(many)}\n\n`],
  ["ids without brackets", (many) => `In-Reply-To: ${"a@".repeat(many)}\n\n`],
  ["comments in verdicts", (many) => `Authentication-Results: a;${"(;)".repeat(many)}\n\n`],
  ["brackets in a content id", (many) => `Content-Type: image/png\nContent-ID: ${">".repeat(many)}x\n\n`],
  ["boundaries that are none", (many) => `Content-Type: multipart/mixed; boundary=a\n\n${"--a--a".repeat(many)}`],
  ["soft breaks", (many) => `Content-Transfer-Encoding: quoted-printable\n\n${"= ".repeat(many)}`],
  ["padding", (many) => `Content-Transfer-Encoding: base64\n\n${"a=\n".repeat(many)}`],
  ["spaces in base64", (many) => `Content-Transfer-Encoding: base64\n\nYQ==${" \n".repeat(many)}!`],
  ["flowed lines", (many) => `Content-Type: text/plain; format=flowed\n\n${"a \n".repeat(many)}`],
  ["flowed quotes", (many) => `Content-Type: text/plain; format=flowed\n\n${">".repeat(many)} \n`],
  ["angle brackets in html", (many) => `Content-Type: text/html\n\n${"<".repeat(many)}`],
  ["nested divs in html", (many) => `Content-Type: text/html\n\n${"<div>".repeat(many)}`],
  ["styles in html", (many) => `Content-Type: text/html\n\n<p style="${"color:rgb(".repeat(many)}">x`],
  ["a calendar's lines", (many) => `Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n${"BEGIN:VEVENT\n".repeat(many)}`],
];

test.each(hostile)("%s cost in proportion to their length", async (_about, message) => {
  const time = async (many: number) => {
    const began = process.cpuUsage();
    await understood(message(many)).catch(() => undefined);
    const used = process.cpuUsage(began);
    return (used.user + used.system) / 1000;
  };
  await time(1000);
  const short = Math.min(await time(4000), await time(4000));
  const long = Math.min(await time(32_000), await time(32_000));
  // Eight times as long: 64 times as slow were the square. A millisecond is what the machine's noise costs.
  expect(long / (short + 3)).toBeLessThan(24);
});
