import type { DeviceView } from "../../contract/counter-door.ts";
import { make } from "../chat/make.ts";
import { frame, lostLine, spoken, words } from "./frame.ts";
import { qrCode } from "./qr.ts";

let heard = "";
let first = true;
const said = make("p", { class: "unseen", role: "status", "aria-live": "assertive" });

/** A short rising tone: no file, and no sound before the screen was touched once, which browsers ask for. */
function sound(): void {
  try {
    const context = new AudioContext();
    for (const [index, hertz] of [660, 880].entries()) {
      const tone = context.createOscillator();
      const level = context.createGain();
      level.gain.value = 0.1;
      tone.frequency.value = hertz;
      tone.connect(level).connect(context.destination);
      tone.start(context.currentTime + index * 0.2);
      tone.stop(context.currentTime + index * 0.2 + 0.18);
    }
    setTimeout(() => void context.close(), 1000);
  } catch {
    // It only shows.
  }
}

/** Who is called now is said once, and again when they are called again. */
function announce(view: DeviceView): void {
  const keys = view.called.map(({ label, calls }) => `${label} ${calls}`);
  const [latest] = view.called;
  const isNew = latest && !heard.split("|").includes(keys[0] ?? "");
  heard = keys.join("|");
  if (isNew && !first) {
    said.textContent = words().announce(latest.label, latest.desk && words().desk(latest.desk));
    if (view.sound) sound();
  }
  first = false;
}

/** A screen on the wall: who is called and where to, as large as can be, and who is next. */
export function drawBoard(view: DeviceView, lost: boolean): void {
  const say = words();
  announce(view);
  const person = (label: string, name: string | null) => [
    make("span", { class: "label" }, label),
    name !== null && make("span", { class: "name" }, name),
  ];
  frame(
    "board",
    view.name[spoken()],
    view.place,
    lostLine(lost),
    said,
    make(
      "div",
      { class: "wall" },
      make(
        "section",
        { class: "called", "aria-labelledby": "called" },
        make("h2", { id: "called" }, say.nowCalled),
        view.called.length === 0
          ? make("p", { class: "muted" }, say.nobodyCalled)
          : make(
              "ul",
              {},
              ...view.called
                .slice(0, 6)
                .map(({ label, name, desk }) =>
                  make("li", {}, ...person(label, name), make("span", { class: "to" }, desk ? say.desk(desk) : say.come)),
                ),
            ),
      ),
      make(
        "section",
        { class: "queue", "aria-labelledby": "queue" },
        make("h2", { id: "queue" }, say.nextUp),
        view.queue.length > 0 && make("ul", {}, ...view.queue.map(({ label, name }) => make("li", {}, ...person(label, name)))),
        make("p", { class: "muted" }, say.waiting(view.waiting)),
        view.link !== null && make("div", { class: "scan" }, qrOf(view.link, say.scan), make("p", {}, say.scan)),
      ),
    ),
  );
}

export const qrOf = (link: string, label: string): HTMLElement => {
  const holder = make("div", { class: "qrHolder", "data-link": link });
  holder.append(qrCode(new URL(link, location.origin).href, label));
  return holder;
};
