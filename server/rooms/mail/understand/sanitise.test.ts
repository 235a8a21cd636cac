import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { sanitise } from "./sanitise.ts";

const clean = (html: string): string => sanitise(html, () => undefined) ?? "";

const kept: [about: string, html: string, expected: string][] = [
  ["plain words", "<p>Hei <b>du</b></p>", "<p>Hei <b>du</b></p>"],
  ["a table", '<table width="100%"><tr><td colspan="2">a</td></tr></table>', '<table width="100%"><tr><td colspan="2">a</td></tr></table>'],
  [
    "a link opens apart",
    '<a href="https://nordvik.example/x" target="_top" rel="opener">x</a>',
    '<a href="https://nordvik.example/x" target="_blank" rel="noopener noreferrer nofollow">x</a>',
  ],
  [
    "a mail address",
    '<a href="mailto:a@nordvik.example">a</a>',
    '<a href="mailto:a@nordvik.example" target="_blank" rel="noopener noreferrer nofollow">a</a>',
  ],
  ["an image within the message", '<img src="cid:a@b" alt="x">', '<img alt="x" src="cid:a@b" />'],
  ["an image elsewhere waits", '<img src="https://x.example/p.gif?u=1">', '<img data-remote-src="https://x.example/p.gif?u=1" />'],
  ["an image without a scheme waits", '<img src="//x.example/p.gif">', '<img data-remote-src="https://x.example/p.gif" />'],
  ["an image that says it waits", '<img src="cid:a" data-remote-src="javascript:alert(1)">', '<img src="cid:a" />'],
  ["an image of another kind", '<img src="data:image/svg+xml,<svg onload=alert(1)>">', "<img />"],
  ["a harmless style", '<p style="color: red; margin: 0 4px">x</p>', '<p style="color:red;margin:0 4px">x</p>'],
  ["a style that loads", '<p style="background-color:url(https://x.example/a);color:#123">x</p>', '<p style="color:#123">x</p>'],
  ["a style that covers", '<p style="position:fixed;top:0;z-index:9;margin:-90px">x</p>', "<p>x</p>"],
  ["a style with an escape", '<p style="color:\\75 rl(https://x.example/a)">x</p>', "<p>x</p>"],
  ["colours", '<span style="color:rgba(1, 2, 3, 0.5)">x</span>', '<span style="color:rgba(1, 2, 3, 0.5)">x</span>'],
  ["words of unknown tags", "<o:p>Hei</o:p><blink>du</blink>", "Heidu"],
  ["style sheets go with all they hold", "<style>p{background:url(//x.example)}</style><p>x</p>", "<p>x</p>"],
  ["a form", '<form action="https://x.example"><input name="password"><button>Logg inn</button></form>', "Logg inn"],
  ["a base", '<base href="https://x.example/"><a href="/x">x</a>', "<a>x</a>"],
  ["a refresh", '<meta http-equiv="refresh" content="0;url=https://x.example">x', "x"],
  ["handlers, ids, classes", '<p id="a" class="b" onclick="alert(1)" data-x="1">x</p>', "<p>x</p>"],
  ["a conditional comment", "<!--[if mso]><p>x</p><![endif]-->y", "y"],
];

// Each once did something in some browser or some sanitiser.
const hostile = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<title><img title="</title><img src=x onerror=alert(1)>">',
  '<xmp><img title="</xmp><img src=x onerror=alert(1)>">',
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<iframe src=javascript:alert(1)>",
  "<object data=javascript:alert(1)>",
  "<embed src=javascript:alert(1)>",
  "<a href=javascript:alert(1)>x</a>",
  "<a href='java\tscript:alert(1)'>x</a>",
  "<a href='java&#10;script:alert(1)'>x</a>",
  "<a href='&#1;javascript:alert(1)'>x</a>",
  "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
  "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
  "<a href='vbscript:msgbox(1)'>x</a>",
  "<a href='file:///etc/passwd'>x</a>",
  "<img src='javascript:alert(1)'>",
  "<img srcset='https://x.example/a 1x'>",
  "<img src='cid:x\" onerror=\"alert(1)'>",
  "<img src='http://x.example/\"onerror=alert(1)//'>",
  "<p style='background:url(https://x.example/a)'>x</p>",
  "<p style='width:expression(alert(1))'>x</p>",
  '<p style="color:red;}</style><img src=x onerror=alert(1)>">x</p>',
  "<table background='https://x.example/a'><td background='https://x.example/a'>",
  "<body onload=alert(1) background='https://x.example/a'>",
  "<link rel=stylesheet href='https://x.example/a'>",
  "<video src=https://x.example/a onerror=alert(1)><source src=https://x.example/b>",
  "<audio src=x onerror=alert(1)>",
  "<details open ontoggle=alert(1)>",
  "<input autofocus onfocus=alert(1)>",
  "<marquee onstart=alert(1)>",
  "<p title='<img src=x onerror=alert(1)>'>x</p>",
  "<<script>script>alert(1)<</script>/script>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<img/src=x/onerror=alert(1)>",
  "<img src=x onerror\n=alert(1)>",
  "<template><script>alert(1)</script></template>",
  "<isindex type=image src=x onerror=alert(1)>",
  "<blockquote cite='javascript:alert(1)'>x</blockquote>",
  "<a href='https://x.example' ping='https://x.example/ping'>x</a>",
  "<plaintext><script>alert(1)</script>",
  "\u0000<scr\u0000ipt>alert(1)</script>",
];

const harmlessNames =
  /^(?:style|dir|lang|title|href|target|rel|src|data-remote-src|alt|width|height|color|size|face|start|type|align|bgcolor|border|cellpadding|cellspacing|valign|colspan|rowspan|nowrap|span)$/;
const forbiddenTags =
  /^(?:script|style|svg|math|iframe|object|embed|form|input|button|link|meta|base|video|audio|source|template|textarea|noscript|title)$/;

/** What a browser would do by itself with it. */
function dangers(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (forbiddenTags.test(name)) found.push(name);
      for (const [key, value] of Object.entries(attributes)) {
        if (!harmlessNames.test(key)) found.push(key);
        if (key === "src" && !value.startsWith("cid:")) found.push(`${key}=${value}`);
        if (key === "href" && !/^(?:https?:|mailto:)/.test(value)) found.push(`${key}=${value}`);
        if (key === "data-remote-src" && !/^https?:\/\//.test(value)) found.push(`${key}=${value}`);
        if (key === "style" && /url|expression|[\\@]/i.test(value)) found.push(`${key}=${value}`);
      }
    },
  });
  parser.end(html);
  return found;
}

describe("a stranger's html", () => {
  test.each(kept)("%s", (_about, html, expected) => expect(clean(html)).toBe(expected));
  test.each(hostile)("%s", (html) => {
    const once = clean(html);
    expect(dangers(once)).toEqual([]);
    expect(clean(once)).toBe(once);
  });
  test("more tags than any letter has are not shown", () => {
    const noted: string[] = [];
    expect(sanitise("<b>".repeat(50_001), (sentence) => noted.push(sentence))).toBeNull();
    expect(noted).toEqual(["html with 50001 tags left out, its text is kept"]);
  });
});
