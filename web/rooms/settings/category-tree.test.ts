import { expect, test } from "vitest";
import type { Category } from "../../../contract/catalog.ts";
import { branches, fitting } from "./category-tree.ts";

const category = (id: string, parent_id: string | null, en: string, nb: string, keywords: string[] = []): Category => ({
  id,
  parent_id,
  key: id,
  name: { en, nb },
  path: { en, nb },
  keywords,
  team: null,
  active: true,
});
const tree = branches([
  category("mail", null, "Mail", "E-post"),
  category("outlook", "mail", "Mail › Outlook", "E-post › Outlook", ["calendar"]),
  category("rules", "outlook", "Mail › Outlook › Rules", "E-post › Outlook › Regler"),
  category("print", null, "Printing", "Utskrift"),
]);

test("knows how deep each category lies", () => {
  expect(tree.map(({ category: { id }, depth }) => [id, depth])).toEqual([
    ["mail", 0],
    ["outlook", 1],
    ["rules", 2],
    ["print", 0],
  ]);
});

test.each([
  ["", ["mail", "outlook", "rules", "print"]],
  ["outl", ["outlook", "rules"]],
  ["regler post", ["rules"]],
  ["CALENDAR", ["outlook"]],
  ["nothing", []],
])("finds %j", (words, ids) => {
  expect(fitting(tree, words).map(({ category: { id } }) => id)).toEqual(ids);
});
