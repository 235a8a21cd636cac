/** Stands at the top of what we send; whatever an answer carries below it is our own mail again. One line per language. */
export const replyMarkers = {
  en: "##- Write your answer above this line -##",
  nb: "##- Skriv svaret ditt over denne linjen -##",
} as const;
