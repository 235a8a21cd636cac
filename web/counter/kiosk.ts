import type { DeviceView, OwnPlace } from "../../contract/counter-door.ts";
import { newToken } from "../chat/kept.ts";
import { make } from "../chat/make.ts";
import { ask } from "./ask.ts";
import { qrOf } from "./board.ts";
import { checkInForm, type Arriving } from "./check-in-form.ts";
import { frame, lostLine, speak, spoken, words } from "./frame.ts";
import { languageOf, sayWhen } from "./words.ts";

type Screen = { at: "start" } | { at: "form" } | { at: "ticket"; place: OwnPlace };

/** Seconds without a touch after which the next person sees nothing of this one: on a form, and on what needs no more than a look. */
const idle = { form: 60, look: 20 };
const lastSeconds = 15;

/** A tablet at the counter. Whatever one person typed is gone once they are done, or have gone. */
export function createKiosk(token: string) {
  let view: DeviceView | null = null;
  let lost = false;
  let screen: Screen = { at: "start" };
  let typed: Arriving = { name: "", said: "", language: spoken() };
  /** Made anew for each person: sent twice, it checks in once. */
  let placeToken = newToken();
  let touchedAt = Date.now();
  const usual = languageOf(navigator.language);
  const as = () => ({ header: "device-token", token, language: spoken() }) as const;
  const count = make("p", { class: "again", role: "status" });

  const go = (to: Screen): void => {
    screen = to;
    touchedAt = Date.now();
    draw();
    document.querySelector<HTMLElement>("#in-name, h2[tabindex], [data-first]")?.focus();
  };
  const over = (): void => {
    typed = { name: "", said: "", language: usual };
    placeToken = newToken();
    speak(usual);
    go({ at: "start" });
  };

  const touched = () => (touchedAt = Date.now());
  for (const kind of ["pointerdown", "keydown", "input"]) addEventListener(kind, touched, { capture: true });
  setInterval(() => {
    if (screen.at === "start") return;
    const left = (screen.at === "form" ? idle.form : idle.look) - Math.floor((Date.now() - touchedAt) / 1000);
    if (left <= 0) return over();
    count.textContent = left <= lastSeconds ? words().again(left) : "";
  }, 1000);

  function start(of: DeviceView): (Node | false)[] {
    const say = words();
    const lang = spoken();
    const shut = [of.closed[lang] || (of.full ? say.full : say.closed), of.opens_at && say.opens(sayWhen(of.opens_at, lang))];
    return [
      make("p", { class: "lead" }, of.open ? of.welcome[lang] || say.welcome : shut.filter(Boolean).join(" ")),
      of.open &&
        make(
          "div",
          { class: "acts" },
          make("button", { type: "button", class: "primary huge", "data-first": true, click: () => go({ at: "form" }) }, say.start),
        ),
      make("p", { class: "muted", role: "status" }, say.waiting(of.waiting)),
      of.open &&
        of.link !== null &&
        make(
          "div",
          { class: "scan" },
          qrOf(of.link, say.scan),
          make("p", {}, say.scan, " ", make("span", { class: "muted" }, say.scanHint)),
        ),
    ];
  }

  function ticket(place: OwnPlace): Node[] {
    const say = words();
    return [
      make("h2", { tabindex: "-1" }, say.yours),
      make("p", { class: "number" }, place.label),
      ...(place.position === null ? [] : [make("p", { class: "lead" }, say.ahead(place.position))]),
      ...(view?.link ? [make("div", { class: "scan" }, qrOf(`/my-place#${placeToken}`, say.take), make("p", {}, say.take))] : []),
      make("div", { class: "acts" }, make("button", { type: "button", class: "primary large", click: over }, say.done)),
    ];
  }

  function body(of: DeviceView): (Node | false)[] {
    if (screen.at === "ticket") return ticket(screen.place);
    if (screen.at === "start") return start(of);
    const send = (arriving: Arriving) => ask<OwnPlace>("/counter-device/walk-ins", as(), { ...arriving, token: placeToken });
    const done = (place: OwnPlace) => {
      typed = { name: "", said: "", language: usual };
      go({ at: "ticket", place });
    };
    return [checkInForm({ door: of, say: words(), language: spoken(), typed, send, done, back: over })];
  }

  function draw(): void {
    if (!view) return frame("kiosk", words().title, "", lostLine(lost));
    frame("kiosk", view.name[spoken()], view.place, lostLine(lost), ...body(view), count);
    count.textContent = "";
  }

  return {
    draw,
    show(next: DeviceView, isLost: boolean): void {
      const changed = JSON.stringify(next) !== JSON.stringify(view) || isLost !== lost;
      view = next;
      lost = isLost;
      if (!changed) return;
      // Whoever is typing is not disturbed by who else comes.
      if (screen.at === "start") draw();
      else document.querySelector(".lost")?.replaceWith(lostLine(lost));
    },
  };
}
