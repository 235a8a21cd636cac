import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileName } from "./file-name.ts";
import { mediaType, pictureIn } from "./media-type.ts";

describe("a file's name", () => {
  it.each([
    ["Report 2026.pdf", "Report 2026.pdf"],
    ["Årsrapport – æøå.docx", "Årsrapport – æøå.docx"],
    ["e\u0301tat.txt", "état.txt"],
    ["\u200b.htaccess", "_htaccess"],
    [".\u200bhtaccess", "_htaccess"],
    ["..\\..\\a", "a"],
    ["../../etc/passwd", "passwd"],
    ["a\0.png", "a.png"],
    ["a\r\nSet-Cookie: x.png", "a Set-Cookie_ x.png"],
    ["CON", "_CON"],
    ["nul.txt", "_nul.txt"],
    ["photo\u202Egnp.exe", "photo[U+202E]gnp.exe"],
    ["C\u200bON", "_CON"],
    ["a.exe. . ", "a.exe"],
    ['a"b<c>d|e?f*g:h.txt', "a_b_c_d_e_f_g_h.txt"],
    ["/", "file"],
    ["\u200b\u2060", "file"],
    ["..", "__"],
    ["half\ud800.txt", "half\ufffd.txt"],
  ])("%j is kept as %j", (given, kept) => expect(fileName(given)).toBe(kept));

  it("keeps its ending when it is cut", () => {
    const kept = fileName(`${"æ".repeat(4096)}.docx`);
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(255);
    expect(kept).toMatch(/^æ+\.docx$/);
  });

  it("is clean whatever came, and cleaning it again changes nothing", () => {
    const letters = fc.constantFrom(..."aæ./\\ \0\n\u200b\u202e\u2066\ufeff:*CONnul\u0301\ud83d\ude00\ud800");
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: letters, maxLength: 400 }), fc.string({ unit: "binary", maxLength: 60 })), (given) => {
        const kept = fileName(given);
        expect(fileName(kept)).toBe(kept);
        expect(kept).not.toMatch(/[\p{Cc}\p{Cf}/\\]|^[. ]|[. ]$/u);
        expect(Buffer.byteLength(kept)).toBeGreaterThan(0);
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(255);
      }),
      { numRuns: 300 },
    );
  });
});

describe("what a file is delivered as", () => {
  it.each(["x.html", "x.svg", "x.xhtml", "x.xml", "x.js", "x", "x.constructor", "x.__proto__", "pdf", "x.pdf.html"])("%s: bytes", (name) =>
    expect(mediaType(name)).toBe("application/octet-stream"),
  );
  it.each([
    ["a.PDF", "application/pdf"],
    ["a.b.png", "image/png"],
    ["log.txt", "text/plain; charset=utf-8"],
  ])("%s: %s", (name, type) => expect(mediaType(name)).toBe(type));

  it("a preview is made of pictures only, by their first bytes", () => {
    const of = (text: string) => pictureIn(Buffer.from(text, "latin1"));
    expect([of("\x89PNG\r\n\x1a\n..."), of("\xff\xd8\xff\xe0"), of("GIF89a=1;"), of("RIFF....WEBPVP8 ")]).toEqual([
      "png",
      "jpeg",
      "gif",
      "webp",
    ]);
    expect([of("<svg onload=alert(1)>"), of("%PDF-1.7"), of("II*\0"), of("RIFF....AVI "), of("")]).toEqual([null, null, null, null, null]);
  });
});
