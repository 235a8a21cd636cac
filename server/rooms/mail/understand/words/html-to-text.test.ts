import { expect, test } from "vitest";
import { htmlToText } from "./html-to-text.ts";

const table: [what: string, html: string, text: string][] = [
  ["words fold", "<p>Hello\n   <b>big</b>\tworld</p>", "Hello big world"],
  ["divs are lines", "<div>One</div><div>Two</div>", "One\nTwo"],
  ["a break at a block's end adds nothing", "<div>One<br></div><div>Two</div>", "One\nTwo"],
  ["a break alone is a blank line", "<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"],
  ["paragraphs keep distance", "<p>One</p><p>Two</p>", "One\n\nTwo"],
  ["Outlook's keep none", '<p class="MsoNormal">One<o:p></o:p></p><p class="MsoNormal">Two</p>', "One\nTwo"],
  ["Outlook on the web says so in its sheet", "<style>P {margin-top:0;margin-bottom:0;}</style><p>One</p><p>Two</p>", "One\nTwo"],
  [
    "a space that does not break holds a line",
    '<p class="MsoNormal">One</p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">Two</p>',
    "One\n\nTwo",
  ],
  ["lists have bullets", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "* a\n* b\n  * c"],
  ["and numbers", "<ol><li>a<li>b</ol>after", "1. a\n2. b\n\nafter"],
  [
    "cells stand beside each other",
    "<table><tr><th>Name<th>Size</tr><tr><td>PC-1</td><td><p>14</p></td></tr></table>",
    "Name | Size\nPC-1 | 14",
  ],
  ["also when one is empty", "<table><tr><td>a</td><td></td><td>c</td></tr><tr><td>d</td><td></td></tr></table>", "a |  | c\nd |"],
  ["also after a paragraph", "<p>Here</p><table><tr><td>a</td><td>b</td></tr></table>", "Here\n\na | b"],
  ["a ruled line keeps the distance of its neighbours", "<p>a</p><hr><p>b</p>", `a\n\n${"_".repeat(32)}\n\nb`],
  [
    "a link after a bullet and a paragraph",
    '<p>a</p><ul><li><a href="https://example.org/">example.org</a></li></ul><p><a href="https://example.org/">b</a></p>',
    "a\n\n* example.org\n\nb <https://example.org/>",
  ],
  ["a link shows where it leads", '<a href="https://example.org/x">Guide</a>', "Guide <https://example.org/x>"],
  [
    "unless its words say so",
    '<a href="https://www.example.org/">example.org</a> <a href="mailto:a@example.org">a@example.org</a>',
    "example.org a@example.org",
  ],
  [
    "a wrapped link is unwrapped",
    '<a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fx&amp;data=1">Guide</a>',
    "Guide <https://example.org/x>",
  ],
  ["a link that runs a program is words", '<a href="javascript:alert(1)">Click</a>', "Click"],
  [
    "what nobody sees is left out",
    "<title>T</title><style>p{}</style><script>x()</script><div style='display: none'>hid<div>den</div></div>seen",
    "seen",
  ],
  ["a head without end hides nothing", "<head><meta charset=utf-8><body>seen", "seen"],
  ["preformatted text keeps its lines", "<pre>a\n  b</pre>", "a\n  b"],
  ["a quote has marks", '<blockquote type="cite">old<blockquote>older</blockquote></blockquote>new', "> old\n>> older\nnew"],
  ["an indent is none", '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">mine</blockquote>', "mine"],
  ["characters by name and number", "&aring;&#248;&#xE6; &amp;lt;", "åøæ &lt;"],
  ["a smiley that is a picture", '<img alt="😀" src="cid:1"><img alt="logo" src="cid:2">', "😀"],
  ["an unclosed comment", "a<!-- b", "a"],
  ["text and nothing else", "1 < 2", "1 < 2"],
];

test.each(table)("%s", (_what, html, text) => expect(htmlToText(html)).toBe(text));

test("a hundred thousand nested elements are read to the end", () => {
  const nested = (name: string) => `${`<${name}>`.repeat(100_000)}deep${`</${name}>`.repeat(100_000)}after`;
  for (const name of ["div", "quote", "ul", "li", "table", "span", "p", "a", "b"])
    expect(htmlToText(nested(name))).toMatch(/deep(.|\n)*after/);
});
