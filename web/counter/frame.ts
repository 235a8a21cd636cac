import { make } from "../chat/make.ts";
import { languageOf, wordsOf, type Language, type Words } from "./words.ts";

export const main = document.querySelector<HTMLElement>("#counter") ?? document.body;
let language = languageOf(new URLSearchParams(location.search).get("language") ?? navigator.language);
let drawn: () => void = () => {};

export const spoken = (): Language => language;
export const words = (): Words => wordsOf(language);

export function speak(wanted: Language): void {
  language = wanted;
  document.documentElement.lang = wanted;
}
speak(language);

/** Draws again in the language that is spoken now. */
export function drawBy(draw: () => void): void {
  drawn = draw;
  draw();
}

/** The switch stands at the same place on every screen, and is said in the language that it leads to. */
const languageButton = (): HTMLElement => {
  const to: Language = language === "en" ? "nb" : "en";
  return make(
    "button",
    {
      type: "button",
      class: "quiet",
      lang: to,
      click: () => {
        speak(to);
        drawn();
        main.querySelector<HTMLElement>("[data-language]")?.focus();
      },
      "data-language": true,
    },
    words().other,
  );
};

/** What each screen has around what it says. `kind`: how large it speaks. */
export function frame(kind: "kiosk" | "board" | "phone" | "pair", title: string, place: string, ...body: (Node | null | false)[]): void {
  main.dataset["kind"] = kind;
  document.title = title;
  main.replaceChildren(
    make(
      "header",
      {},
      make("div", {}, make("h1", { tabindex: "-1" }, title), place !== "" && make("p", { class: "muted" }, place)),
      languageButton(),
    ),
    ...body.filter((one): one is Node => one !== null && one !== false),
  );
}

/** Said to who hears and to who sees: that what is shown may be old. */
export const lostLine = (lost: boolean): HTMLElement => make("p", { class: "lost", role: "status" }, lost ? words().cut : "");
