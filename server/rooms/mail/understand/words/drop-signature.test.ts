import { describe, expect, test } from "vitest";
import { newText } from "./new-text.ts";

const read = (text: string) => newText({ subject: "Re: Printer", text, html: null });

const kept = [
  "Outlook for iOS crashes",
  "It is about this program.\n\nYahoo Mail does not start",
  "Hei\n\nFå Outlook til å virke, takk",
  "Where is my parcel?\n\nSent by courier yesterday",
  "Pakken er borte.\n\nSendt med budbil i går",
  "Skjermen er svart.\n\nSendt fra min nye PC",
  "Hei!\n\nDenne e-posten har jeg fått fra banken, og den er ikke konfidensiell.",
  "Hello\n\nThis message is shown when I start the PC.",
  "External monitor does not work\n\nIt is black.",
  "Warning: this message pops up\n\nWhat now?",
  "Advarsel: denne dukker opp\n\nHva nå?",
  "Problem A\n--\nProblem B is that it does not start.",
  "Hei\nTakk\nRing meg\n22 00 14 12",
  "Skriver 3.14 er tom.\n\nHilsen\nAne",
  "It fails.\n\nRegards,\nSiri\nPC-1017 is the machine, please ring me on 22 00 14 12",
  "Mvh\nAne\nTlf. 22 00 14 12",
  "Hei\n\nMvh Ane\nTlf. 22 00 14 12\nPS: Det haster!",
];

describe("rather a signature too much than a word too few", () => test.each(kept)("%j", (text) => expect(read(text)).toBe(text)));

const dropped: [text: string, words: string][] = [
  ["It fails.\n\nSent from my iPhone", "It fails."],
  ["It fails.\n\nSent from my Samsung Galaxy smartphone.", "It fails."],
  ["It fails.\n\nSent from Mail for Windows 10", "It fails."],
  ["Den feiler.\n\nSendt fra E-post for Windows", "Den feiler."],
  ["Den feiler.\n\nSendt fra Outlook for iOS<https://aka.ms/o0ukef>", "Den feiler."],
  ["Den feiler.\n\nSkaff deg Outlook for Android<https://aka.ms/AAb9ysg>", "Den feiler."],
  ["Den feiler.\n\nSendt fra min mobil", "Den feiler."],
  ["Es geht nicht.\n\nVon meinem iPhone gesendet", "Es geht nicht."],
  ["Det går inte.\n\nSkickat från min iPhone", "Det går inte."],
  ["It fails.\n\nGet Outlook for iOS", "It fails."],
  ["It fails.\n\n-- \nAne Berg\nanything at all, also a sentence.", "It fails."],
  ["It fails.\n--\nAne Berg\nController", "It fails."],
  ["It fails.\n\nThanks,\nAne Berg\nController\n+47 22 00 14 12", "It fails.\n\nThanks,"],
  ["Den feiler.\n\nMvh Ane Berg\nNordvik AS\nTlf. 22 00 14 12\nHavnegata 1\n0150 Oslo", "Den feiler."],
  ["It fails.\n\nThis e-mail and any attachments are confidential and\nintended solely for the addressee.", "It fails."],
  ["Den feiler.\n\nTenk på miljøet før du skriver ut denne e-posten.", "Den feiler."],
  ["[EXTERNAL] This message came from outside our organization.\n\nIt fails.", "It fails."],
];

describe("what stands below every mail of somebody", () => test.each(dropped)("%j", (text, words) => expect(read(text)).toBe(words)));

test("who shows the head of a mail without answering one shows it to us", () => {
  const text = "Is this real?\n\nFrom: Bank\nSent: Monday\nTo: Ane\nSubject: Prize\n\nClick here";
  expect(newText({ subject: "Strange mail", text, html: null, headers: [] })).toBe(text);
  expect(newText({ subject: "Strange mail", text, html: null, headers: [{ name: "in-reply-to", value: "<1@nordvik.example>" }] })).toBe(
    "Is this real?",
  );
});
