import { describe, expect, test } from "vitest";
import { addrSpec, mailAddress } from "./address.ts";

const kept: [given: string, kept?: string][] = [
  ["kari@nordvik.example"],
  ["Kari.Nordmann@NORDVIK.Example", "Kari.Nordmann@nordvik.example"],
  ["kari+it@nordvik.example"],
  ["o'brien@nordvik.example"],
  ["a_b=c/d@nordvik.example"],
  ["#!$%&'*+/=?^_`{|}~-@nordvik.example"],
  ["root@printer01"],
  ["post@blåbær.example", "post@xn--blbr-roah.example"],
  ["post@BLÅBÆR.example", "post@xn--blbr-roah.example"],
  ["post@xn--blbr-roah.example"],
  ["post@straße.example", "post@xn--strae-oqa.example"],
  ["a@b.co"],
  [`${"l".repeat(64)}@nordvik.example`],
  [`a@${"d".repeat(63)}.example`],
  ["a@3com.example"],
];

const refused: [given: string, why: string][] = [
  ["", "nothing"],
  ["kari", "no domain"],
  ["@nordvik.example", "no local part"],
  ["kari@", "no domain"],
  ["a@b@nordvik.example", "two at signs"],
  ['"a@evil.example x"@nordvik.example', "quoted local part that others send to evil"],
  ['"kari nordmann"@nordvik.example', "quoted local part"],
  ['"kari"@nordvik.example', "quoted local part, even where not needed"],
  ["kari(comment)@nordvik.example", "comment"],
  ["kari@nordvik.example(comment)", "comment"],
  ["kari@(comment)nordvik.example", "comment"],
  ["group: kari@nordvik.example;", "group"],
  ["@relay.example:kari@nordvik.example", "route"],
  ["kari%nordvik.example@relay.example,evil@x.example", "list"],
  ["<kari@nordvik.example>", "brackets"],
  [" kari@nordvik.example", "space before"],
  ["kari@nordvik.example ", "space after"],
  ["kari @nordvik.example", "space within"],
  [".kari@nordvik.example", "dot first"],
  ["kari.@nordvik.example", "dot last"],
  ["ka..ri@nordvik.example", "two dots"],
  ["kari@nordvik..example", "empty label"],
  ["kari@.example", "empty label"],
  ["kari@nordvik.example.", "root dot"],
  ["kari@-nordvik.example", "hyphen first"],
  ["kari@nordvik-.example", "hyphen last"],
  ["kari@[192.0.2.1]", "address literal"],
  ["kari@[IPv6:2001:db8::1]", "address literal"],
  ["kari@192.0.2.1", "a number is no name"],
  ["kari@0x7f.1", "a number is no name"],
  ["kari@nordvik.example/x", "path"],
  ["kari@nordvik.example:25", "port"],
  ["kari@nordvik_it.example", "underscore in a domain"],
  ["kari@nord%76ik.example", "percent in a domain"],
  ["kåre@nordvik.example", "local part beyond ASCII"],
  ["kari@ｎordvik.example", "full-width letter"],
  ["kari@nord\u00advik.example", "soft hyphen"],
  ["kari@nord\u200bvik.example", "space of no width"],
  ["kari@nordvik。example", "ideographic full stop"],
  ["kari@nordvik.example\r\nBcc: evil@x.example", "CR LF"],
  ["kari\n@nordvik.example", "LF"],
  ["kari\0@nordvik.example", "NUL"],
  ["kari@nordvik.example\0.evil.example", "NUL"],
  [`${"l".repeat(65)}@nordvik.example`, "local part over 64"],
  [`a@${"d".repeat(64)}.example`, "label over 63"],
  [`a@${"dddddddd.".repeat(28)}example`, "over 254"],
  ["a@" + "b.".repeat(100_000), "long"],
];

describe("an address", () => {
  test.each(kept)("%s is kept", (given, as) => expect(addrSpec(given)).toBe(as ?? given));
  test.each(refused)("%j is refused: %s", (given) => expect(addrSpec(given)).toBeNull());

  test("has a name of one line that shows all it holds", () => {
    expect(mailAddress("Kari\r\nBcc: evil@x.example \u202Egnp\u0000.exe", "kari@nordvik.example")).toEqual({
      name: "Kari Bcc: evil@x.example gnp .exe",
      address: "kari@nordvik.example",
    });
  });
});
