const words =
  "med vennlig hilsen|vennlig hilsen|med vennleg helsing|vennleg helsing|beste hilsen|hilsen|hilsen fra|mvh|mvh\\.|vh|hilsing|helsing|alt godt|ha en fin dag|" +
  "best regards|kind regards|kindest regards|warm regards|regards|best|best wishes|cheers|sincerely|yours sincerely|yours faithfully|br|" +
  "med venlig hilsen|venlig hilsen|med vänliga hälsningar|vänliga hälsningar|vänligen|hälsningar|mit freundlichen grüßen|mit freundlichen grüssen|" +
  "freundliche grüße|viele grüße|beste grüße|mfg|lg";
const plain = new RegExp(`^(?:${words})(?: \\/ (?:${words}))?[,.! ]{0,3}$`, "i");
const grateful =
  /^(?:thanks|many thanks|thank you|thanks again|thanks in advance|takk|tusen takk|på forhånd takk|takk på forhånd|tack|tak|danke)[,.! ]{0,3}$/i;
const together = new RegExp(`^(?:${words})[, ]{1,3}(?:\\p{Lu}[\\p{L}.'-]{0,30} ?){1,4}$`, "iu");

/** `plain`: says only goodbye. `grateful`: also thanks, which are words and stay. */
export function closingOf(text: string): "plain" | "grateful" | null {
  if (text.length > 80) return null;
  if (plain.test(text) || together.test(text)) return "plain";
  return grateful.test(text) ? "grateful" : null;
}
