import { expect, test } from "vitest";
import { readForwarded } from "./forwarded.ts";
import type { Given } from "./given.ts";

const mail = (subject: string, text: string, more: Partial<Given> = {}): Given => ({
  headers: [],
  from: null,
  to: [],
  subject,
  text,
  html: null,
  attachments: [],
  ...more,
});
const ane = { name: "Ane Berg", address: "ane.berg@nordvik.example" };
const original = { from: ane, subject: "Skriver", text: "Den er tom." };

const table: [client: string, subject: string, text: string][] = [
  ["Gmail", "Fwd: Skriver", "Kan du ta denne?\n\n---------- Forwarded message ---------\nFrom: Ane Berg <ane.berg@nordvik.example>\nDate: Mon, Feb 3, 2025 at 2:05 PM\nSubject: Skriver\nTo: <per.haug@nordvik.example>\n\n\nDen er tom."],
  ["Gmail nb", "Fwd: Skriver", "---------- Videresendt melding ---------\nFra: Ane Berg <ane.berg@nordvik.example>\nDate: man. 3. feb. 2025 kl. 14:05\nSubject: Skriver\nTo: <per.haug@nordvik.example>\n\nDen er tom."],
  ["Outlook nb", "VS: Skriver", "Se denne.\n\n________________________________\nFra: Ane Berg <ane.berg@nordvik.example>\nSendt: mandag 3. februar 2025 14:05\nTil: Per Haug\nEmne: Skriver\n\nDen er tom."],
  ["Outlook en", "FW: Skriver", "From: Ane Berg [mailto:ane.berg@nordvik.example]\nSent: Monday, February 3, 2025 2:05 PM\nTo: Per Haug\nSubject: Skriver\n\nDen er tom."],
  ["Apple Mail nb", "Fwd: Skriver", "Start på videresendt e-post:\n\n> Fra: Ane Berg <ane.berg@nordvik.example>\n> Emne: Skriver\n> Dato: 3. februar 2025 kl. 14:05:12 CET\n> Til: Per Haug <per.haug@nordvik.example>\n>\n> Den er tom."],
  ["Apple Mail en", "Fwd: Skriver", "Begin forwarded message:\n\nFrom: Ane Berg <ane.berg@nordvik.example>\nSubject: Skriver\nDate: 3 February 2025 at 14:05:12 CET\nTo: Per Haug <per.haug@nordvik.example>\n\nDen er tom."],
  ["Thunderbird", "Fwd: Skriver", "-------- Videresendt melding --------\nEmne: \tSkriver\nDato: \tMon, 3 Feb 2025 14:05:12 +0100\nFra: \tAne Berg <ane.berg@nordvik.example>\nTil: \tper.haug@nordvik.example\n\nDen er tom."],
]; // prettier-ignore

test.each(table)("%s", (_client, subject, text) => expect(readForwarded(mail(subject, text))).toEqual(original));

test("an answer is not passed on, nor what names no address", () => {
  const block = "From: Ane Berg <ane.berg@nordvik.example>\nSent: Monday\nTo: Per\nSubject: Skriver\n\nDen er tom.";
  expect(readForwarded(mail("Re: Skriver", block))).toBeNull();
  expect(readForwarded(mail("FW: Skriver", block.replace(" <ane.berg@nordvik.example>", "")))).toBeNull();
  expect(readForwarded(mail("FW: Skriver", "Look at this"))).toBeNull();
});

test("markup is read before the plain part", () => {
  const html = '<div>Ta denne</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: <strong>Ane Berg</strong> <span>&lt;<a href="mailto:ane.berg@nordvik.example">ane.berg@nordvik.example</a>&gt;</span><br>Date: Mon, 3 Feb 2025<br>Subject: Skriver<br>To: Per<br></div><br><br>Den er <b>tom</b>.</div>'; // prettier-ignore
  expect(readForwarded(mail("Fwd: Skriver", "", { html }))).toEqual(original);
});

test("an attached message is read by the parser", () => {
  const attachments = [{ file_name: "", media_type: "message/rfc822", content: Buffer.from("x") }];
  expect(readForwarded(mail("Skriver", "Se vedlegg", { attachments }), () => original)).toEqual(original);
  expect(readForwarded(mail("Skriver", "Se vedlegg", { attachments }))).toBeNull();
});
