import { expect, test } from "vitest";
import { htmlToText } from "./html-to-text.ts";
import { understandWords } from "../words.ts";
import { newText } from "./new-text.ts";

/** Processor time of a reading, the lesser of two: what others do on this machine does not count. */
function cost(read: () => unknown): number {
  const spent = [1, 2].map(() => {
    // The lines of the html read last are kept: something else comes between.
    htmlToText("");
    const before = process.cpuUsage();
    read();
    const after = process.cpuUsage(before);
    return after.user + after.system;
  });
  return Math.min(...spent);
}

const size = 20_000;
const repeat = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));
/** Makes a text 16 times as long. What is linear costs about 16 times as much, what is quadratic 256 times. */
const growth = (read: (text: string) => unknown, piece: string) =>
  cost(() => read(repeat(piece, size * 16))) /
  Math.max(
    2000,
    cost(() => read(repeat(piece, size))),
  );

const markup = [
  "<div>", "<b>", "</i>", "<b></i>", "<div></p>", "<blockquote>", "<ul><li>", "<table><tr><td>a", "<td>a", "<a href=x>y</a>", "a&amp;", "&", "<", "<!--",
  "<div style='display:none'>", "<style>p{", "<p class=MsoNormal>", "<pre>a\n", "a ", "\u00a0", "<br>", "<x y=z ", "<x y='", "<div class='a b c d e'>", "<a>",
]; // prettier-ignore
const text = [
  "> ", ">", ">\n", "> a\nb\n", "From: a\n", "From: a\nTo: b\n", "On 2025 a@b\n", "On 1 2025 wrote", "wrote:\n", "_", "-", "-- \n", "Hilsen\n", "+47 22 00 14 12\n", "Hilsen\n\n+47 22 00 14 12\n\n",
  "\n", " ", "a\n", "a@", "1:", "*", "-----Original", "This e-mail and any attachments \n\n", "Sent from my iPhone\n", "##- ", "see my answers ", "> a\n\nb\n\n", "man. ",
]; // prettier-ignore

test.each(markup)("markup of nothing but %j costs in proportion to its length", (piece) => {
  expect(growth(htmlToText, piece)).toBeLessThan(80);
  expect(growth((html) => newText({ subject: "", text: "", html }), piece)).toBeLessThan(80);
});

test.each(text)("a text of nothing but %j costs in proportion to its length", (piece) => {
  expect(growth((words) => newText({ subject: "Re: a", text: words, html: null }), piece)).toBeLessThan(80);
});

const words = [
  "Final-Recipient: rfc822; a@b\nAction: failed\n\n", " folded\n", "a@b.example\n", "could not be delivered to a@b ", "550 5.1.1 ", "Message-ID: ", "Your code ", "verify your ", "123456 ",
  "thanks ", "Thanks. ", "og det er ", "FW: ", "From: a <b@c.example>\nTo: d\n", "---------- Forwarded message ---------\n", "ref:_00D", "<", "auto-",
]; // prettier-ignore

test.each(words)("a whole message of nothing but %j costs in proportion to its length", (piece) => {
  const read = (given: string) => {
    const attachments = ["message/delivery-status", "message/rfc822", "text/calendar"].map((media_type) => ({
      file_name: "",
      media_type,
      content: Buffer.from(given),
    }));
    const headers = ["subject", "from", "return-path", "content-type", "auto-submitted", "in-reply-to"].map((name) => ({
      name,
      value: given,
    }));
    const from = { name: "Mail Delivery System", address: "mailer-daemon@example.org" };
    return understandWords({ headers, from, to: [], subject: given, text: given, html: given, attachments });
  };
  expect(growth(read, piece)).toBeLessThan(80);
});
