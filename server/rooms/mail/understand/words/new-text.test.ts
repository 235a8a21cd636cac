import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replyMarkers } from "./marker.ts";
import { newText } from "./new-text.ts";

const plain = (text: string, subject = "Re: Printer") => newText({ subject, text, html: null });
const html = (markup: string, subject = "Re: Printer") => newText({ subject, text: "", html: markup });

const headed = (...lines: string[]) => `It works again.\n\n${lines.join("\n")}\n\nHave you tried to turn it off?`;
const cut: [client: string, text: string][] = [
  [
    "Outlook en",
    headed(
      "________________________________",
      "From: Per Haug <per.haug@nordvik.example>",
      "Sent: Monday, February 3, 2025 2:05 PM",
      "To: Ane Berg <ane.berg@nordvik.example>",
      "Subject: Printer",
    ),
  ],
  [
    "Outlook nb",
    headed(
      "________________________________",
      "Fra: Per Haug <per.haug@nordvik.example>",
      "Sendt: mandag 3. februar 2025 14:05",
      "Til: Ane Berg",
      "Kopi: Jonas Lie; Siri Vik;",
      " Kari Solberg",
      "Emne: SV: Skriver",
    ),
  ],
  [
    "Outlook for Mac nb",
    headed("Fra: Per Haug <per.haug@nordvik.example>", "Dato: mandag, 3. februar 2025 kl. 14:05", "Til: Ane Berg", "Emne: Skriver"),
  ],
  ["Outlook, bold in plain", headed("*From:* Per Haug", "*Sent:* Monday", "*To:* Ane Berg", "*Subject:* Printer")],
  ["Outlook de", headed("Von: Per Haug", "Gesendet: Montag, 3. Februar 2025", "An: Ane Berg", "Betreff: Drucker")],
  ["Outlook sv", headed("Från: Per Haug", "Skickat: den 3 februari 2025 14:05", "Till: Ane Berg", "Ämne: Skrivare")],
  ["original message", headed("-----Original Message-----", "From: Per Haug")],
  ["opprinnelig melding", headed("-----Opprinnelig melding-----", "Fra: Per Haug")],
  ["Samsung", headed("-------- Original message --------", "From: Per Haug")],
  ["marker en", headed(replyMarkers.en)],
  ["marker nb", headed(`*${replyMarkers.nb}*`)],
  ["attribution without marks", headed("On Mon, 3 Feb 2025 at 14:05, Per Haug <per.haug@nordvik.example> wrote:")],
];

describe("the mail that is answered is cut off", () => {
  test.each(cut)("%s", (_client, text) => expect(plain(text)).toBe("It works again."));
});

const quoted: [client: string, line: string][] = [
  ["Gmail en", "On Mon, Feb 3, 2025 at 2:05 PM Per Haug <per.haug@nordvik.example> wrote:"],
  ["Gmail wrapped", "On Mon, Feb 3, 2025 at 2:05 PM Nordvik Service Desk via Firstline <\nsupport@nordvik.example>\nwrote:"],
  ["Gmail nb", "man. 3. feb. 2025 kl. 14:05 skrev Per Haug <per.haug@nordvik.example>:"],
  ["Apple Mail nb", "Den 3. feb. 2025 kl. 14:05 skrev Per Haug <per.haug@nordvik.example>:"],
  ["Apple Mail nb, no article", "3. feb. 2025 kl. 14:05 skrev Per Haug <per.haug@nordvik.example>:"],
  ["Thunderbird nb", "Den 03.02.2025 14:05, skrev Per Haug:"],
  ["Thunderbird en", "On 03/02/2025 14:05, Per Haug wrote:"],
  ["name first", "Per Haug <per.haug@nordvik.example> skrev:"],
  ["Roundcube nb", "Per Haug skrev den 03.02.2025 14:05:"],
  ["sv", "Den mån 3 feb. 2025 kl 14:05 skrev Per Haug <per.haug@nordvik.example>:"],
  ["de", "Am Mo., 3. Feb. 2025 um 14:05 Uhr schrieb Per Haug <per.haug@nordvik.example>:"],
  ["any other", "Il giorno lun 3 feb 2025 alle ore 14:05 Per Haug <per.haug@nordvik.example> ha scritto:"],
];

describe("a quote is left out", () => {
  test.each(quoted)("%s", (_client, line) => {
    expect(plain(`It works again.\n\n${line}\n\n> Have you tried?\n> Per`)).toBe("It works again.");
    expect(plain(`${line}\n> Have you tried?\n\nIt works again.`)).toBe("It works again.");
    expect(plain(`It works again.\n${line}\n> Have you tried?`)).toBe("It works again.");
  });
});

const kept: [what: string, given: string, words: string][] = [
  [
    "answers between quoted lines keep what they answer",
    "Hi, see below\n\nOn 3 Feb 2025, at 14:05, Per Haug wrote:\n\n> Hello Ane\n>\n> Which printer?\nThe one in 3.14\n\n> Since when?\nMonday\n\n> Regards\n> Per",
    "Hi, see below\n\n> Which printer?\n\nThe one in 3.14\n\n> Since when?\n\nMonday",
  ],
  [
    "answers between, nothing above",
    "On 3 Feb 2025, at 14:05, Per Haug wrote:\n> Which printer?\nThe one in 3.14\n> Since when?\nMonday",
    "> Which printer?\n\nThe one in 3.14\n\n> Since when?\n\nMonday",
  ],
  [
    "who answers inside Outlook's mail keeps it all",
    "Hi, see my answers below in red.\n\nFrom: Per\nSent: Monday\nTo: Ane\nSubject: Printer\n\nWhich printer? The one in 3.14",
    "Hi, see my answers below in red.\n\nFrom: Per\nSent: Monday\nTo: Ane\nSubject: Printer\n\nWhich printer? The one in 3.14",
  ],
  [
    "svar under",
    "Se svar under.\n\nFra: Per\nSendt: mandag\nTil: Ane\nEmne: Skriver\n\nHvilken? Den i 3.14",
    "Se svar under.\n\nFra: Per\nSendt: mandag\nTil: Ane\nEmne: Skriver\n\nHvilken? Den i 3.14",
  ],
  ["a sentence that ends in wrote", "On Monday my boss wrote:\nplease call the desk", "On Monday my boss wrote:\nplease call the desk"],
  [
    "a longer one",
    "So I rang at 14:05\nand then he wrote:\nplease call the desk",
    "So I rang at 14:05\nand then he wrote:\nplease call the desk",
  ],
  ["From in a sentence", "From: here it is slow.\nTo: there it is fast.", "From: here it is slow.\nTo: there it is fast."],
  ["only a quote", "> old words", "> old words"],
  ["only a signature", "-- \nAne Berg", "--\nAne Berg"],
  [
    "what is quoted by choice",
    "I see this:\n\n> ERROR 17\n>\n> disk full\n\nWhat now?",
    "I see this:\n\n> ERROR 17\n>\n> disk full\n\nWhat now?",
  ],
];

describe("nothing that somebody wrote is lost", () => {
  test.each(kept)("%s", (_what, given, words) => expect(plain(given)).toBe(words));
});

describe("markup tells quotes apart", () => {
  const table: [client: string, markup: string][] = [
    [
      "Gmail",
      '<div dir="ltr">It works again.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Per wrote:<br></div><blockquote class="gmail_quote">old</blockquote></div>',
    ],
    [
      "Gmail, another language",
      '<div>It works again.</div><div class="gmail_quote"><div class="gmail_attr">2025年2月3日 Per のメール:<br></div><blockquote class="gmail_quote">old</blockquote></div>',
    ],
    [
      "Outlook on the web",
      '<div>It works again.</div><div id="appendonsend"></div><hr style="width:98%"><div id="divRplyFwdMsg"><b>Fra:</b> Per<br><b>Sendt:</b> i dag<br></div><div>old</div>',
    ],
    [
      "Outlook desktop",
      '<p class="MsoNormal">It works again.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Per Haug<br><b>Sent:</b> Monday<br><b>To:</b> Ane<br><b>Subject:</b> Printer</p></div></div><p class="MsoNormal">old</p>',
    ],
    [
      "Outlook mobile",
      '<div>It works again.</div><div id="ms-outlook-mobile-signature">Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div><div id="mail-editor-reference-message-container"><div>old</div></div>',
    ],
    [
      "Apple Mail",
      '<div>It works again.</div><div><br><blockquote type="cite"><div>On 3 Feb 2025, at 14:05, Per wrote:</div></blockquote></div><blockquote type="cite">old</blockquote>',
    ],
    [
      "Thunderbird",
      'It works again.<br><div class="moz-cite-prefix">Den 03.02.2025 14:05, skrev Per:<br></div><blockquote type="cite" cite="mid:1@nordvik.example">old</blockquote><pre class="moz-signature">-- \nAne</pre>',
    ],
    ["Yahoo", '<div>It works again.</div><div id="ydp1" class="yahoo_quoted"><div>On Monday, Per wrote:</div><div>old</div></div>'],
    [
      "Proton",
      '<div>It works again.</div><div class="protonmail_signature_block">Sent with Proton Mail</div><div class="protonmail_quote">On Monday, Per wrote:<br><blockquote>old</blockquote></div>',
    ],
    ["a marker in hidden and shown words", `<div>It works again.</div><p>${replyMarkers.nb}</p><div>old</div>`],
  ];
  test.each(table)("%s", (_client, markup) => expect(html(markup)).toBe("It works again."));

  test("answers between Gmail's quotes stay", () => {
    const quote = (words: string) => `<blockquote class="gmail_quote">${words}</blockquote>`;
    const markup = `<div class="gmail_quote"><div class="gmail_attr">On Monday, Per wrote:</div>${quote("Which?")}<div>Mine</div>${quote("Since?")}<div>Monday</div></div>`;
    expect(html(markup)).toBe("> Which?\n\nMine\n\n> Since?\n\nMonday");
  });

  test("what is passed on is all new", () => {
    const block = "Is this real?\n\nFrom: Bank\nSent: Monday\nTo: Ane\nSubject: Prize\n\nClick here";
    expect(plain(block, "FW: Prize")).toBe(block);
    expect(plain("Look.\n\n---------- Forwarded message ---------\nFrom: Bank\n\nClick", "Fwd: Prize")).toContain("Click");
  });
});

const anyWord = fc.constantFrom(
  "> old",
  ">> older",
  "From: a",
  "Sent: b",
  "To: c",
  "Subject: d",
  "-- ",
  "Hilsen",
  "+47 22 00 14 12",
  "words",
  "",
  "On 2025 a@b wrote:",
  "<b>",
  "<blockquote>",
  "</div>",
  "________________",
  replyMarkers.en,
);

test("never empty when there was a word, and nothing in it that was not there", () => {
  fc.assert(
    fc.property(fc.array(anyWord, { maxLength: 30 }), fc.boolean(), (parts, marked) => {
      const given = parts.join("\n");
      const words = marked ? newText({ subject: "", text: given, html: given }) : plain(given);
      if (/[a-z0-9]/i.test(given.replaceAll(/<[^>]*>/g, ""))) expect(words).not.toBe("");
      for (const word of words.split(/[\s>]+/)) expect(given).toContain(word);
    }),
  );
});
