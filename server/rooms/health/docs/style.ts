/** The look of the page: the desk's own colours, light and dark, readable at 320 px. */
export const style = `
:root { color-scheme: light dark; --paper: #f7f8f6; --surface: #fff; --ink: #16201e; --muted: #5a6763; --line: #e3e7e4; --accent: #0d6a61; --soft: #e4f1ee; --amber: #8a4a05; --red: #b3261b; --green: #1d7548; }
@media (prefers-color-scheme: dark) { :root { --paper: #101514; --surface: #161c1b; --ink: #e8edeb; --muted: #95a19d; --line: #262f2d; --accent: #4fb8aa; --soft: #17302d; --amber: #e8a84a; --red: #f0776a; --green: #5fc48d; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 16px; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 Inter, "Segoe UI", system-ui, sans-serif; overflow-wrap: break-word; }
code, pre { font: 13px/1.5 "JetBrains Mono", ui-monospace, "SF Mono", Consolas, monospace; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 16px; top: 8px; background: var(--surface); padding: 8px 12px; z-index: 1; }
.page { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 1180px; margin: 0 auto; padding: 0 16px 64px; }
header { padding: 40px 0 8px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 8px; letter-spacing: -0.01em; }
h2 { font-size: 21px; margin: 56px 0 8px; padding-top: 16px; border-top: 1px solid var(--line); }
h3 { font-size: 16px; margin: 32px 0 4px; }
h3 code { font-size: 15px; }
h4 { font-size: 12px; line-height: 16px; margin: 20px 0 6px; color: var(--muted); font-weight: 600; }
p { margin: 6px 0; max-width: 70ch; }
li { margin: 4px 0; max-width: 70ch; }
ul, ol { padding-left: 20px; }
.version, .access, .type, dd, nav { color: var(--muted); }
pre { margin: 8px 0; padding: 12px 14px; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; }
.endpoint { padding: 4px 0 20px; border-bottom: 1px solid var(--line); }
.endpoint:last-child { border-bottom: 0; }
.summary { font-weight: 500; }
.method { display: inline-block; min-width: 58px; font: 600 12px/20px "JetBrains Mono", ui-monospace, monospace; color: var(--accent); }
.method.post { color: var(--green); } .method.patch, .method.put { color: var(--amber); } .method.delete { color: var(--red); }
dl.fields { margin: 4px 0 12px; border-top: 1px solid var(--line); }
dt { padding-top: 6px; } dt code { color: var(--ink); font-weight: 600; } dt .type code { font-weight: 400; color: inherit; }
dt strong { font-size: 12px; font-weight: 600; color: var(--ink); background: var(--soft); border-radius: 4px; padding: 1px 6px; }
dd { margin: 0; padding: 0 0 6px; border-bottom: 1px solid var(--line); max-width: none; }
details > summary { cursor: pointer; padding: 4px 0; color: var(--accent); }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { margin: 0; } nav a { display: block; padding: 4px 0; color: inherit; text-decoration: none; } nav a:hover { color: var(--accent); text-decoration: underline; }
nav p { margin: 16px 0 2px; font-weight: 600; color: var(--ink); }
nav details ul { padding-left: 12px; font-size: 13px; } nav summary { color: inherit; }
@media (min-width: 1000px) {
  .page { grid-template-columns: 250px minmax(0, 1fr); column-gap: 48px; }
  header { grid-column: 2; }
  nav { grid-column: 1; grid-row: 1 / 3; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 40px 8px 24px 2px; font-size: 14px; }
  main { grid-column: 2; }
  dl.fields { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); }
  dt { padding: 7px 16px 7px 0; border-bottom: 1px solid var(--line); } dd { padding: 7px 0; }
}
@media print { nav { display: none; } }
`;
