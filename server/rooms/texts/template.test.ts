import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameHtml } from "../outbox/index.ts";
import { fillBody, fillSubject, pathsIn, strayBraces } from "./template.ts";

// Seen red: with a second walk over what was filled in (`fill` of `fill`) the property "a value is never looked at again" failed at once;
// with `values[path]` instead of `Object.hasOwn` `{{constructor}}` was filled; without `asHeader` a subject had two lines.
const values = { "ticket.number": "1042", "ticket.subject": "Outlook", "person.name": "Ane Berg", code: "1" };
const hostile = [
  "{{constructor.constructor('return process')()}}",
  "{{__proto__}}",
  "{{constructor}}",
  "{{ticket.constructor}}",
  "{{to_string}}",
  "${7*7}",
  "<%= 7*7 %>",
  "#{7*7}",
  "{{#each ticket}}{{this}}{{/each}}",
  "{{> header}}",
  "{{{ticket.link}}}",
  "{{ticket.number | upper}}",
  "{{ticket.number()}}",
  "{{ticket['number']}}",
  "{% include 'x' %}",
  "{ticket.number}",
];

describe("a template", () => {
  it.each([
    ["[#{{ticket.number}}] {{ ticket.subject }}", "[#1042] Outlook"],
    ["{{ticket.number}}{{ticket.number}}", "10421042"],
    ["{{ticket.subject}}s", "Outlooks"],
    ["{{\nticket.subject}}", "{{\nticket.subject}}"],
    ["{{Ticket.Subject}}", "{{Ticket.Subject}}"],
    ["{{ticket..subject}}", "{{ticket..subject}}"],
  ])("%j says %j", (template, said) => expect(fillBody(template, values)).toBe(said));

  it.each(hostile)("runs nothing: %s stays what it is", (words) => {
    expect(fillBody(words, values)).toBe(words);
    expect(fillSubject(words, values)).toBe(words);
  });

  it.each(hostile.filter((words) => words.includes("{{")))("shows %s as something that has no meaning", (words) =>
    expect(strayBraces(words) ?? pathsIn(words).find((path) => !Object.hasOwn(values, path))).toBeTruthy(),
  );

  it("never fills what a value holds", () => {
    const given = { "ticket.subject": "{{person.name}} {{code}}", "person.name": "{{ticket.subject}}" };
    expect(fillBody("{{ticket.subject}}, {{person.name}}", given)).toBe("{{person.name}} {{code}}, {{ticket.subject}}");
  });

  it("leaves a line out that has nothing to say, with the blank one above it", () => {
    const template = "It is solved.\n\n{{solution.text}}\n\nDoes it work?\n{{a}} {{b}}\nBye {{a}}";
    expect(fillBody(template, { "solution.text": "", a: "", b: " " })).toBe("It is solved.\n\nDoes it work?\nBye ");
    expect(fillBody(template, { "solution.text": "So.", a: "", b: "x" })).toBe("It is solved.\n\nSo.\n\nDoes it work?\n x\nBye ");
  });

  it("keeps a subject on one line, and takes out what turns the direction of what follows", () => {
    const subject = fillSubject("[#1] {{ticket.subject}}", { "ticket.subject": "a\r\nBcc: evil@evil.example\u2028b\u202Egpj.exe\0" });
    expect(subject).toBe("[#1] a Bcc: evil@evil.example bgpj.exe");
    expect(fillBody("{{x}}", { x: "a\r\nb\tc\u0007\u2066d" })).toBe("a\nb\tcd");
  });

  it("takes no longer than its length, whatever it holds", () => {
    for (const one of ["{{", "{{a", "{{a.", "{{ ", "}}", "{{a}}"]) {
      const long = one.repeat(20_000);
      fillBody(long, {});
      strayBraces(long);
    }
  });
});

describe("whatever a ticket holds", () => {
  const anything = fc.string({
    unit: fc.constantFrom(..."{}.<>&\"'\r\n\t ${#%a_\u2028\u202Eticket.subject{{person.name}}".split("")),
    maxLength: 60,
  });

  it("is not looked at again", () =>
    fc.assert(
      fc.property(anything, (held) => {
        const text = fillBody("a {{ticket.subject}} {{person.name}} b", { "ticket.subject": held, "person.name": "SECRET" });
        expect(text.split("SECRET")).toHaveLength(2);
      }),
    ));

  it("is words in the HTML part, never markup", () =>
    fc.assert(
      fc.property(anything, (held) => {
        const text = fillBody("x {{ticket.subject}} y", { "ticket.subject": held });
        const framed = { language: "en" as const, text, signature: held, isThread: true, marker: null };
        const html = frameHtml(framed);
        const tags = (html.match(/<[^>]*>/g) ?? []).map((tag) => /^<\/?([a-z!]+)/.exec(tag)?.[1]);
        expect(["!doctype", "html", "head", "meta", "body", "div", "p", "br", "a", "!"]).toEqual(
          expect.arrayContaining(tags.map((tag) => tag ?? "none")),
        );
        expect(html.replaceAll(/<[^>]*>/g, "")).not.toMatch(/[<>]/);
      }),
    ));

  it("is one line in a subject", () =>
    fc.assert(
      fc.property(anything, (held) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(fillSubject("[#1] {{ticket.subject}}", { "ticket.subject": held }))),
    ));
});
