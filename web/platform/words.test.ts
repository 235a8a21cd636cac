import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];
/** How the parser of ICU messages numbers what it finds. */
const kinds = ["text", "argument", "number", "date", "time", "select", "plural", "#", "element"] as const;

const files = import.meta.glob<Record<string, string>>("../locales/*/*.json", { eager: true, import: "default" });
const rooms = [...new Set(Object.keys(files).map((path) => path.split("/").at(-1) ?? ""))];
const words = (language: string, room: string) => files[`../locales/${language}/${room}`] ?? {};

/** Names of what a message is filled with, each with its kind: "{n, plural, …}" and "{n}" are not the same. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  const visit = (element: Element): void => {
    const kind = kinds[element.type];
    if (kind === "text" || kind === "#") return;
    if ("value" in element) found.add(`${element.value} ${kind}`);
    if ("children" in element) element.children.forEach(visit);
    if ("options" in element) for (const { value } of Object.values(element.options)) value.forEach(visit);
  };
  new IntlMessageFormat(message, "en").getAst().forEach(visit);
  return [...found].toSorted();
}

// Seen red: three words stood for it, one of them on one screen each.
test("a request type is called by one word in Norwegian", () => {
  const server = import.meta.glob<Record<string, string>>("../../server/locales/nb.json", { eager: true, import: "default" });
  const said = [...rooms.map((room) => words("nb", room)), ...Object.values(server)].flatMap((room) => Object.values(room));
  expect(said.length).toBeGreaterThan(1000);
  expect(said.filter((message) => /sakstype|forespørselstype/i.test(message))).toEqual([]);
});

test.each(rooms)("%s says the same in English and Norwegian", (room) => {
  const [en, nb] = [words("en", room), words("nb", room)];
  expect(Object.keys(nb).toSorted()).toEqual(Object.keys(en).toSorted());
  for (const [key, message] of Object.entries(en)) {
    expect(argumentsOf(nb[key] ?? ""), `${room} ${key}`).toEqual(argumentsOf(message));
    expect(nb[key]?.trim(), `${room} ${key}`).not.toBe("");
  }
});
