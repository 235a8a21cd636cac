/** Stands at the top of what we send; whatever an answer carries below it is our own mail again. One line per language. */
export const replyMarkers = {
  en: "##- Write your answer above this line -##",
  nb: "##- Skriv svaret ditt over denne linjen -##",
} as const;

const known: readonly string[] = Object.values(replyMarkers).map((marker) => marker.toLowerCase());

/** Whether a line carries our marker. Clients decorate lines (`> `, `*`), so it may stand anywhere in a short one. */
export const hasReplyMarker = (text: string): boolean =>
  text.includes("##-") && known.some((marker) => text.slice(0, 300).toLowerCase().includes(marker));
