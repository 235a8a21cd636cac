import { describe, expect, test } from "vitest";
import type { Classification } from "../understood.ts";
import { readBounce } from "./bounce.ts";
import { classify } from "./classify.ts";
import type { Given } from "./given.ts";

const file = (media_type: string, text: string) => ({ file_name: "", media_type, content: Buffer.from(text) });

function mail(headers: Record<string, string>, words: Partial<Given> = {}): Given {
  const from = { name: "", address: headers["from"] ?? "ane.berg@nordvik.example" };
  const list = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return {
    headers: list,
    from,
    to: [{ name: "", address: "support@nordvik.example" }],
    subject: headers["subject"] ?? "Printer",
    text: "It is jammed.",
    html: null,
    attachments: [],
    ...words,
  };
}

const status = (action: string, code = "5.1.1") =>
  file(
    "message/delivery-status",
    `Reporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; ola@example.org\nAction: ${action}\nStatus: ${code}\nDiagnostic-Code: smtp; 550 5.1.1\n  no such user\n`,
  );
const report = (kind: string) => ({
  "content-type": `multipart/report; report-type=${kind}; boundary=x`,
  from: "mailer-daemon@example.org",
});
const calendar = (method: string) => [file("text/calendar", `BEGIN:VCALENDAR\r\nMETHOD:${method}\r\n`)];

const table: [what: string, given: Given, is: Classification][] = [
  ["somebody's message", mail({}), "message"],
  ["Auto-Submitted: no", mail({ "auto-submitted": "no" }), "message"],
  ["an automatic answer (RFC 3834)", mail({ "auto-submitted": "auto-replied" }), "auto_reply"],
  ["X-Autoreply", mail({ "x-autoreply": "yes" }), "auto_reply"],
  ["X-Autorespond", mail({ "x-autorespond": "Re: Printer" }), "auto_reply"],
  ["Precedence: auto_reply", mail({ precedence: "auto_reply" }), "auto_reply"],
  ["an alert is work, not an answer", mail({ "auto-submitted": "auto-generated" }), "bulk"],
  ["who asks for no answer gets none", mail({ "x-auto-response-suppress": "All" }), "bulk"],
  ["who asks for no receipt of delivery", mail({ "x-auto-response-suppress": "DR, RN" }), "message"],
  ["Outlook en, away", mail({ subject: "Automatic reply: Printer", "auto-submitted": "auto-replied" }, { text: "I am out of the office until Monday." }), "out_of_office"],
  ["Outlook nb, away", mail({ subject: "Automatisk svar: Skriver", "auto-submitted": "auto-replied" }, { text: "Jeg er på ferie og er tilbake 3. august." }), "out_of_office"],
  ["away without headers, as an answer", mail({ subject: "Autosvar: Skriver", "in-reply-to": "<1@nordvik.example>" }, { text: "Hei! Jeg er ikke på kontoret." }), "out_of_office"],
  ["away without headers and without a sender", mail({ subject: "Fraværsmelding", "return-path": "<>" }, { text: "Tilbake mandag" }), "out_of_office"],
  ["de", mail({ subject: "Abwesenheitsnotiz: Drucker", "return-path": "<>" }, { text: "Ich bin im Urlaub." }), "out_of_office"],
  ["somebody whose absence message fails", mail({ subject: "Out of office does not work" }, { text: "I will be on vacation from Monday and cannot switch it on. What now?" }), "message"],
  ["nb, the same", mail({ subject: "Fraværsmelding" }, { text: "Jeg er på ferie fra mandag og får ikke satt på fraværsmelding." }), "message"],
  ["a bounce (RFC 3464)", mail(report("delivery-status"), { attachments: [status("failed")] }), "bounce"],
  ["a warning", mail(report("delivery-status"), { attachments: [status("delayed", "4.4.1")] }), "bounce"],
  ["delivered", mail(report("delivery-status"), { attachments: [status("delivered", "2.0.0")] }), "delivery_receipt"],
  ["read (RFC 8098)", mail(report("disposition-notification"), { attachments: [file("message/disposition-notification", "Disposition: manual-action/MDN-sent-manually; displayed")] }), "delivery_receipt"],
  ["qmail", mail({ "return-path": "<>", subject: "failure notice", from: "mailer-daemon@example.org" }, { text: "Hi. This is the qmail-send program.\n\n<ola@example.org>:\nno such user" }), "bounce"],
  ["Exchange nb", mail({ "return-path": "<>", subject: "Kan ikke leveres: Skriver", from: "postmaster@example.org" }, { text: "Meldingen kunne ikke leveres til ola@example.org" }), "bounce"],
  ["X-Failed-Recipients", mail({ "x-failed-recipients": "ola@example.org", "auto-submitted": "auto-replied", from: "root@example.org" }), "bounce"],
  ["somebody who asks about a bounce", mail({ subject: "Undeliverable: Offer" }, { text: "I get this:\nYour message could not be delivered to ola@example.org" }), "message"],
  ["a postmaster who writes", mail({ from: "postmaster@example.org", subject: "Re: Undeliverable: Offer" }, { text: "It was not delivered because of the rule." }), "message"],
  ["a list", mail({ "list-id": "<users.example.org>" }), "mailing_list"],
  ["Precedence: list", mail({ precedence: "list" }), "mailing_list"],
  ["a newsletter", mail({ "list-unsubscribe": "<mailto:out@example.org>" }), "bulk"],
  ["Precedence: bulk", mail({ precedence: "bulk" }), "bulk"],
  ["an invitation", mail({ "content-type": "multipart/alternative; boundary=x" }, { attachments: calendar("REQUEST") }), "calendar"],
  ["an answer to one", mail({ subject: "Godtatt: Møte" }, { attachments: calendar("REPLY"), text: "" }), "calendar"],
  ["a calendar that is attached", mail({ "content-type": "multipart/mixed; boundary=x" }, { attachments: calendar("PUBLISH") }), "message"],
  ["an invitation attached to a question", mail({ "content-type": "multipart/mixed; boundary=x" }, { attachments: calendar("REQUEST"), text: "I cannot open this invitation." }), "message"],
  ["a printer that has no sender of its own", mail({ "return-path": "<>", from: "printer@nordvik.example", subject: "Paper tray is full" }, { text: "Tray 2 is full. Job 17 rejected." }), "message"],
  ["an alert without a sender", mail({ "return-path": "<>", from: "root@nordvik.example", subject: "Backup error" }, { text: "Job delayed: file does not exist" }), "message"],
  ["a notice of the personnel system", mail({ subject: "Fravær: Ane Berg", "auto-submitted": "auto-generated", from: "hr@nordvik.example" }, { text: "Ane Berg er registrert med fravær i dag." }), "bulk"],
  ["a postmaster who reports late deliveries", mail({ from: "postmaster@example.org", subject: "Your order" }, { text: "The delivery of the switches is delayed." }), "message"],
  ["what only looks like ours", mail({ "x-loop": "firstline", "x-firstline-loop": "1" }), "message"],
]; // prettier-ignore

test.each(table)("%s", (_what, given, is) => expect(classify(given)).toBe(is));

test("ours is what we confirm, wherever the id stands, and only there", () => {
  const isOurs = (header: { value: string }) => header.value.includes("signed");
  expect(classify(mail({ "x-loop": "signed" }), isOurs)).toBe("loop");
  expect(classify(mail({ "message-id": "<signed@nordvik.example>", "auto-submitted": "auto-replied" }), isOurs)).toBe("loop");
  expect(classify(mail({ "message-id": "<signed@nordvik.example>" }), isOurs)).toBe("message");
  expect(classify(mail({ "x-firstline-loop": "signed" }), isOurs)).toBe("message");
});

describe("a bounce names whom it did not reach", () => {
  const read = (text: string, more: Partial<Given> = {}, headers: Record<string, string> = {}) =>
    readBounce(mail({ from: "mailer-daemon@example.org", ...headers }, { text, ...more }));
  const bounces: [what: string, text: string, addresses: string[], temporary: boolean][] = [
    ["qmail", "This is the qmail-send program.\nI wasn't able to deliver your message to the following addresses.\n\n<ola@example.org>:\n1.2.3.4 does not like recipient.\nRemote host said: 550 5.1.1 no such user\n\n--- Below this line is a copy of the message.\n\nTo: <kari@example.org>", ["ola@example.org"], false],
    ["Exim", "A message that you sent could not be delivered to one or more of its recipients. This is a permanent error. The following address(es) failed:\n\n  ola@example.org\n    host mx.example.org: 550 unknown user\n  liv@example.org\n\n------ This is a copy of the message, including all the headers. ------\nFrom: support@nordvik.example\nTo: kari@example.org", ["ola@example.org", "liv@example.org"], false],
    ["Postfix", "I'm sorry to have to inform you that your message could not be delivered.\n\n<ola@example.org>: host mx said: 550 unknown", ["ola@example.org"], false],
    ["Exchange 5.5", "Your message\n\n  To:      all@example.net\n  Subject: Hi\n\ndid not reach the following recipient(s):\n\nola@example.org on Fri, 20 Jul 2001 11:08:59 -0700\n    The recipient name is not recognized", ["ola@example.org"], false],
    ["a warning", "Warning: message delayed 24 hours. The message has not yet been delivered to:\n\n  ola@example.org\n\nNo action is required. Eventually it will be returned to you.", ["ola@example.org"], true],
    ["Exchange nb", "Meldingen kunne ikke leveres til følgende mottakere:\n\nola@example.org (ola@example.org)\nFant ikke adressen.", ["ola@example.org"], false],
    ["our own address is not meant", "Could not be delivered to:\nola@example.org\nsent from support@nordvik.example", ["ola@example.org"], false],
  ]; // prettier-ignore
  test.each(bounces)("%s", (_what, text, addresses, temporary) =>
    expect(read(text)?.recipients.map((one) => [one.address, one.temporary])).toEqual(addresses.map((one) => [one, temporary])),
  );

  test("by the machine's half, with its reasons", () => {
    expect(read("", { attachments: [status("failed")] })?.recipients).toEqual([{ address: "ola@example.org", temporary: false, status: "5.1.1", diagnostic: "550 5.1.1 no such user" }]); // prettier-ignore
    expect(read("", { attachments: [status("delayed", "4.4.1")] })?.recipients).toMatchObject([{ temporary: true, status: "4.4.1" }]);
    expect(read("", { attachments: [status("delivered", "2.0.0")] })).toBeNull();
  });

  test("and which mail of ours it was", () => {
    const attachments = [status("failed"), file("text/rfc822-headers", "Subject: a\nMessage-ID: <ours.1@nordvik.example>\n")];
    expect(read("", { attachments })?.message_id).toBe("ours.1@nordvik.example");
    expect(read("<ola@example.org>: no", {}, { "in-reply-to": "<ours.2@nordvik.example>" })?.message_id).toBe("ours.2@nordvik.example");
    expect(read("<ola@example.org>: no\n\n--- copy\nMessage-ID: <ours.3@nordvik.example>")?.message_id).toBe("ours.3@nordvik.example");
    expect(read("nothing to see")).toBeNull();
  });
});
