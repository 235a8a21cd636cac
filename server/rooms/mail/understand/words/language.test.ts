import { expect, test } from "vitest";
import { languageOf } from "./language.ts";

const table: [text: string, is: "en" | "nb" | null][] = [
  ["My computer does not start, can you please help me?", "en"],
  ["Maskinen min starter ikke, kan dere hjelpe meg?", "nb"],
  ["Hei! Jeg får ikke skrevet ut fra rom 3.14.", "nb"],
  ["Skriveren er tom for toner", null],
  ["Takk!", null],
  ["", null],
  ["12345 PC-1017", null],
  ["Jag kan inte skriva ut och skärmen är svart, hjälp", null],
  ["Jeg kan ikke logge på, og der er noget galt. Hvad gør jeg? Det er ikke noget for mig", null],
  ["Ich kann nicht drucken und der Bildschirm ist schwarz", null],
  ["Jeg får feilen 'The file is not found' når jeg åpner mappen og den er ikke på disken min", "nb"],
  ["I get the message 'Filen finnes ikke' when I open it and it is there", "en"],
];

test.each(table)("%s", (text, is) => expect(languageOf(text)).toBe(is));
