import { randomUUID } from "node:crypto";

const paragraph = "Since this morning Outlook asks for the password every few minutes, and then once more. ";
const quoted = "On Mon, 2 Mar 2026 at 09:14, Support <support@bench.example> wrote:\r\n> We are looking into it.\r\n";

/** A message of some 10 KB as people send them: text and HTML, a quote, a signature; each with an id, subject and sender of its own, from 500 companies. */
export function letter(n: number): Buffer {
  const host = `mail.${n % 500}.bench.example`;
  const text = `${paragraph.repeat(20)}\r\n\r\n--\r\nPerson ${n}\r\n\r\n${quoted}`;
  const html = `<html><body><p>${paragraph.repeat(40)}</p><ul><li>one</li><li>two</li></ul><div class="gmail_quote">${quoted}</div></body></html>`;
  const lines = [
    "Received: from mx.bench.example by desk; Mon, 2 Mar 2026 09:00:00 +0100",
    `From: Person ${n % 5000} <person.${n % 5000}@${host}>`,
    "To: support@bench.example",
    `Subject: Outlook asks for the password, ${n.toString(36)}`,
    "Date: Mon, 2 Mar 2026 09:00:00 +0100",
    `Message-ID: <${randomUUID()}@${host}>`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/alternative; boundary="part"',
    "",
    "--part",
    "Content-Type: text/plain; charset=utf-8",
    "",
    text,
    "--part",
    "Content-Type: text/html; charset=utf-8",
    "",
    html,
    "--part--",
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}
