import { expect, test } from "vitest";
import { verdictsOf } from "./verdicts.ts";

const of = (author: string | null, ...headers: string[]) =>
  verdictsOf(
    headers.map((value) => ({ name: "authentication-results", value })),
    author,
  );
const kari = "kari@nordvik.example";

test("a receiver's verdicts are read with who says so", () => {
  const header =
    "mx.nordvik.example 1; spf=pass (sender ip is 192.0.2.1; ok) smtp.mailfrom=nordvik.example; dkim=pass (2048-bit key) header.d=nordvik.example header.s=s1; dmarc=pass action=none header.from=nordvik.example";
  expect(of(kari, header)).toEqual({ by: "mx.nordvik.example", spf: "pass", dkim: "pass", dmarc: "pass", aligned: true });
});

test("only the topmost one counts: those below came with the message", () => {
  expect(of(kari, "mx.nordvik.example; dmarc=fail header.from=nordvik.example", "mx.nordvik.example; dmarc=pass")).toMatchObject({
    dmarc: "fail",
    aligned: false,
  });
  expect(of(kari, "mx.nordvik.example; none", "mx.nordvik.example; dmarc=pass")).toMatchObject({ dmarc: null, aligned: false });
});

test("no header, no author, rubbish: nothing is aligned", () => {
  const nothing = { by: null, spf: null, dkim: null, dmarc: null, aligned: false };
  expect(of(kari)).toEqual(nothing);
  expect(of(kari, "")).toEqual(nothing);
  expect(of(null, "mx.example; dmarc=pass")).toMatchObject({ by: "mx.example", aligned: false });
  expect(of(kari, ";;;=;dmarc=;=pass;dmarc pass;(((")).toEqual(nothing);
});

test.each([
  ["dmarc for the author's domain", "dmarc=pass header.from=nordvik.example", true],
  ["dmarc for another domain", "dmarc=pass header.from=evil.example", false],
  ["dmarc failed, whatever else passed", "dmarc=fail; dkim=pass header.d=nordvik.example", false],
  ["dkim of the domain", "dkim=pass header.d=nordvik.example", true],
  ["dkim of the domain, by identity", "dkim=pass header.i=@nordvik.example", true],
  ["dkim in capitals", "DKIM=Pass header.d=NORDVIK.example", true],
  ["dkim of another domain", "dkim=pass header.d=evil.example", false],
  ["dkim of a domain that ends alike", "dkim=pass header.d=dvik.example", false],
  ["dkim of a domain below", "dkim=pass header.d=evil.nordvik.example", false],
  ["dkim of a top level", "dkim=pass header.d=example", false],
  ["dkim failed", "dkim=fail header.d=nordvik.example", false],
  ["the second of two signatures", "dkim=fail header.d=nordvik.example; dkim=pass header.d=nordvik.example", true],
  ["a stranger's signature beside a broken one", "dkim=fail header.d=nordvik.example; dkim=pass header.d=evil.example", false],
  ["spf of the domain", "spf=pass smtp.mailfrom=bounce@nordvik.example", true],
  ["spf of another domain", "spf=pass smtp.mailfrom=evil.example", false],
  ["spf of the helo alone", "spf=pass smtp.helo=nordvik.example", false],
  ["soft failure", "spf=softfail smtp.mailfrom=nordvik.example", false],
  ["a verdict within a comment", "spf=none (dmarc=pass; dkim=pass header.d=nordvik.example)", false],
  ["a verdict within quotes", 'spf=none reason="; dkim=pass header.d=nordvik.example"', false],
])("aligned or not: %s", (_about, results, aligned) => expect(of(kari, `mx.nordvik.example; ${results}`).aligned).toBe(aligned));

test("a domain above speaks for one below", () => {
  expect(of("kari@it.nordvik.example", "mx.example; dkim=pass header.d=nordvik.example").aligned).toBe(true);
});
