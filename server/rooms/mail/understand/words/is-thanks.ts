const said =
  "many thanks|thanks a lot|thanks so much|thanks very much|thank you so much|thank you very much|thank you|thanks again|thanks|thx|ty|cheers|much appreciated|appreciated|appreciate it|" +
  "tusen hjertelig takk|tusen takk|mange takk|hjertelig takk|takk skal du ha|takk skal dere ha|takk så mye|takk takk|takk|tack så mycket|tack|mange tak|tak|vielen dank|danke";
const rest =
  "again|all|everyone|for everything|for all the help|for all your help|for the help|for your help|for the quick help|for helping|for the quick reply|for the quick response|for the fast response|for your quick reply|for your time|for the update|for letting me know|for fixing it|for fixing this|for fixing that|for sorting it|for the info|for the information|in advance|so much|a lot|very much|" +
  "for hjelpen|for hjelp|for all hjelp|for god hjelp|for rask hjelp|for super hjelp|for kjempefin hjelp|for supert arbeid|for svar|for svaret|for raskt svar|for rask respons|for rask tilbakemelding|for tilbakemelding|for tilbakemeldingen|for beskjed|for beskjeden|for info|for informasjonen|for at du ordnet det|for at dere ordnet det|for at du hjalp meg|for at dere hjalp meg|igjen|så mye|så mykje|på forhånd|alle sammen|til deg|til dere|for hjälpen|for hjælpen";
const good =
  "it works now|now it works again|it works fine|it works fine now|it works perfectly|it is working again|it works|it works again|it is working now|it is working|it's working now|it's working|it's working again|its working now|works now|works again|works|now it works|working now|works fine now|works perfectly|works great|that worked|that works|that did it|that did the trick|that fixed it|that solved it|this worked|it worked|all good|all good now|all fine|all ok|ok now|everything works|everything works now|problem solved|solved|fixed|it's fixed|resolved|i'm in|i am in now|perfect|great|excellent|awesome|brilliant|super|lovely|nice|ok|okay|got it|received|you can close it|you can close the ticket|you can close this|you can close this ticket|please close|please close the ticket|please close this ticket|this can be closed|great job|well done|you are the best|you're the best|great service|great help|" +
  "det fungerer nå|det fungerer|det fungerer igjen|nå fungerer det|nå fungerer alt|fungerer nå|fungerer|fungerer fint|fungerer fint nå|fungerer som det skal|det fungerer fint nå|det fungerer som det skal|det virker nå|det virker|det virker igjen|nå virker det|virker nå|nå går det bra|nå gikk det|da gikk det|da fungerer det|da fungerer det igjen|nå fungerer det igjen|da virker det|da virker det igjen|nå virker det igjen|fungerer igjen|virker igjen|alt fungerer igjen|da fungerte det|det gikk bra|det hjalp|det ordnet seg|det løste seg|det er løst|løst|ordnet|da er det i orden|da er alt i orden|alt i orden|alt ok|i orden|alt fungerer|alt fungerer nå|alt virker|problemet er løst|saken er løst|saken kan lukkes|dere kan lukke saken|du kan lukke saken|kan lukkes|perfekt|supert|kjempefint|kjempebra|flott|fint|strålende|topp|bra|så bra|så fint|den er god|mottatt|konge|toppers|veldig bra|dere er best|du er best|bra jobba|bra jobbet|godt jobbet";

// Said beside thanks; alone it may answer any question.
const neutral =
  "hi|hello|dear all|yes|yep|have a nice day|have a great day|have a good day|have a nice weekend|have a great weekend|have a good weekend|" +
  "hei|hallo|ja|jepp|ha en fin dag|ha en god dag|ha en fin helg|ha en god helg|god helg|fortsatt god dag|hei igjen|hi again";

const longest = 300;
const mostWords = 30;
const sets = {
  said: new Set(said.split("|")),
  rest: new Set(rest.split("|")),
  good: new Set(good.split("|")),
  neutral: new Set(neutral.split("|")),
};
const gratitude = said.split("|").toSorted((a, b) => b.length - a.length);

/** What follows a word of thanks: nothing, a known end, or a name or two ("thanks Per", "takk Per!"). */
function isRest(given: string): boolean {
  const after = given.trim();
  if (after === "" || sets.rest.has(after) || sets.good.has(after)) return true;
  const known = [...sets.rest].find((one) => after.startsWith(`${one} `) || after.endsWith(` ${one}`));
  const left = known ? (after.startsWith(`${known} `) ? after.slice(known.length) : after.slice(0, -known.length)).trim() : after;
  return left.split(" ").length <= 1 && /^\p{L}+$/u.test(left) && !/^(?:but|men|no|not|ikke|still|nei|for|til)$/.test(left);
}

function isPolite(sentence: string): "thanks" | "neutral" | null {
  if (sets.neutral.has(sentence)) return "neutral";
  if (sets.good.has(sentence)) return "thanks";
  const begun = gratitude.find((one) => sentence === one || sentence.startsWith(`${one} `));
  if (begun && isRest(sentence.slice(begun.length))) return "thanks";
  const ended = gratitude.find((one) => sentence.endsWith(` ${one}`));
  return ended && sets.good.has(sentence.slice(0, -ended.length).trim()) ? "thanks" : null;
}

const polite = /^(?:hi|hello|hei|hallo|dear|kjære|heisann|god morgen|good morning)\b/;
const goodbye = /^(?:med vennlig hilsen|vennlig hilsen|beste hilsen|hilsen|mvh|best regards|kind regards|regards|br|vh|best)\b/;

/** Whether somebody only thanks: every sentence is thanks, praise or that it works, and at least one of them. Any other word makes it a message. */
export function isThanks(newText: string): boolean {
  if (newText.length > longest) return false;
  const lines = newText
    .toLowerCase()
    .replaceAll("’", "'")
    .split(/[\n.!,;:)(–]+| - |\p{Extended_Pictographic}/u);
  const sentences = lines
    .map((line) =>
      line
        .replaceAll(/[^\p{L}\p{N}'? ]/gu, " ")
        .replaceAll(/\s+/g, " ")
        .trim(),
    )
    .filter((line) => line !== "");
  if (sentences.length === 0 || sentences.join(" ").split(" ").length > mostWords || newText.includes("?")) return false;
  let thanked = false;
  for (const [at, sentence] of sentences.entries()) {
    const kind = isPolite(sentence);
    if (kind === "neutral") continue;
    if (kind === "thanks") thanked = true;
    else if (thanked && goodbye.test(sentence))
      return sentences.slice(at + 1).every((one) => one.split(" ").length <= 4 && !/\d|ikke|not\b/.test(one));
    else if (kind === null && at === 0 && polite.test(sentence) && sentence.split(" ").length <= 3) continue;
    else if (kind === null && !(thanked && at === sentences.length - 1 && isName(sentence, newText))) return false;
  }
  return thanked;
}

/** The last words may be a name: one or two that are written large. */
function isName(sentence: string, text: string): boolean {
  if (!/^\p{L}{2,20}(?: \p{L}{2,20})?$/u.test(sentence) || /^(?:hjelp|help|haster|urgent|feil|error|stopp|stop|nei|no)\b/.test(sentence))
    return false;
  const written = text.slice(text.toLowerCase().lastIndexOf(sentence)).slice(0, sentence.length);
  return /^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?$/u.test(written);
}
