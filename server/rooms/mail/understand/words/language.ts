const english = new Set(
  (
    "the and is to of in that it for on with was are this have you not be at from but my we can when what which has been will would could does do " +
    "did please thanks thank hello hi dear regards there they your our their i'm don't can't doesn't isn't an if or so as by since after get need help me how any some just still"
  ).split(" "),
);
const norwegian = new Set(
  (
    "og er det ikke jeg på som til av med har å den vi kan for at når hva hvor hvordan hvorfor men om etter fra blir ble skal vil må får fått seg meg " +
    "deg dere oss min mitt mine din vår vårt eller også nå noe noen hei takk hilsen vennlig mvh være vært gjør kommer siden bare virker fungerer prøvd dette denne disse ut inn opp hjelp et en ei ingen alle enn bli så da her der hadde ville kunne skulle"
  ).split(" "),
);
// Words that are common in both tell nothing.
const both = new Set("for at on in an so as me get do kan vi to my by her men over under".split(" "));

// Swedish, Danish and German share words with Norwegian; these are theirs alone.
const others = new Set(
  "och att inte är jag från hej af hvad noget nogen mig dig nu und die das nicht ich ist wir mit auf ein eine sie".split(" "),
);

const enough = 3;
const read = 5000;

/** English or Norwegian, by the small words that every sentence needs; null when there are too few or they do not agree. */
export function languageOf(newText: string): "en" | "nb" | null {
  let en = 0;
  let nb = 0;
  let foreign = 0;
  const text = newText.slice(0, read).toLowerCase();
  const hasLetters = /[äöüßæøå]/.test(text);
  const words = text.match(/[\p{L}'’]+/gu) ?? [];
  for (const word of words) {
    const plain = word.replace("’", "'");
    if (both.has(plain)) continue;
    if (others.has(plain) || (hasLetters && /[äöüß]/.test(plain))) foreign += 1;
    if (english.has(plain)) en += 1;
    if (norwegian.has(plain) || (hasLetters && /[æøå]/.test(plain))) nb += 1;
  }
  if (en + nb < enough || foreign * 3 > en + nb) return null;
  if (en >= nb * 2) return "en";
  return nb >= en * 2 ? "nb" : null;
}
