import type { CounterDoor, OwnPlace } from "../../contract/counter-door.ts";
import { newToken } from "../chat/kept.ts";
import { make } from "../chat/make.ts";
import { ask, hear, Refusal } from "./ask.ts";
import { checkInForm, type Arriving } from "./check-in-form.ts";
import { faces } from "./faces.ts";
import { drawBy, frame, lostLine, spoken, words } from "./frame.ts";
import { readKept, writeKept } from "./kept.ts";
import { sayWhen } from "./words.ts";

/** A telephone: at the door by the code on a screen, or with a place that it has already. */
export function startPhone(): void {
  const [, room, key = ""] = location.pathname.split("/");
  const hash = location.hash.slice(1);
  // What stands behind the # is nobody else's to see on this telephone.
  history.replaceState(null, "", location.pathname + location.search);
  if (room === "my-place" && /^[\w-]{43,64}$/.test(hash)) writeKept("place", hash);
  const token = readKept("place");
  if (token) follow(token, () => void atDoor(key, hash));
  else void atDoor(key, hash);
}

const tellOnly = (told: string) => drawBy(() => frame("phone", words().title, "", make("p", { class: "lead", role: "alert" }, told)));

async function atDoor(key: string, pass: string): Promise<void> {
  if (key === "" || pass === "") return tellOnly(words().nobody);
  const path = `/counters/${encodeURIComponent(decodeURIComponent(key))}`;
  let door: CounterDoor;
  try {
    door = await ask<CounterDoor>(`${path}/door?pass=${encodeURIComponent(pass)}`, { language: spoken() });
  } catch (error) {
    return tellOnly(error instanceof Refusal ? (error.code === "pass_over" ? words().over : words().nobody) : words().offline);
  }
  const typed: Arriving = { name: "", said: "", language: spoken() };
  const token = newToken();
  const send = (arriving: Arriving) => {
    // Before it is sent: whatever happens to the answer, the place is found again.
    writeKept("place", token);
    return ask<OwnPlace>(`${path}/walk-ins`, { language: spoken() }, { ...arriving, token, pass }).catch((error: unknown) => {
      if (error instanceof Refusal) writeKept("place", null);
      throw error;
    });
  };
  drawBy(() => {
    const say = words();
    const lang = spoken();
    const shut = [door.closed[lang] || (door.full ? say.full : say.closed), door.opens_at && say.opens(sayWhen(door.opens_at, lang))];
    frame(
      "phone",
      door.name[lang],
      door.place,
      make("p", { class: "lead" }, door.open ? door.welcome[lang] || say.welcome : shut.filter(Boolean).join(" ")),
      make("p", { class: "muted" }, say.waiting(door.waiting)),
      door.open && checkInForm({ door, say, language: lang, typed, send, done: () => follow(token, () => void atDoor(key, pass)) }),
    );
  });
}

/** Their place, as it stands this moment. It survives a reload, and is given up only when they say so. */
function follow(token: string, anew: () => void): void {
  let place: OwnPlace | null = null;
  let lost = false;
  let asking = false;
  let told = "";
  const as = () => ({ header: "place-token", token, language: spoken() }) as const;
  const over = () => {
    stop();
    writeKept("place", null);
    anew();
  };
  const act = async (path: string, body: object) => {
    told = "";
    try {
      place = await ask<OwnPlace>(path, as(), body);
    } catch (error) {
      told = error instanceof Refusal ? error.message : words().offline;
    }
    asking = false;
    draw();
  };

  function body(of: OwnPlace): (Node | false)[] {
    const say = words();
    const again = make("div", { class: "acts" }, make("button", { type: "button", class: "quiet large", click: over }, say.anew));
    if (of.state === "waiting")
      return [
        of.position !== null && make("p", { class: "lead", role: "status" }, say.ahead(of.position)),
        make("p", { class: "muted" }, say.keep),
        leaving(),
      ];
    if (of.state === "called")
      return [
        make("p", { class: "lead turn", role: "alert" }, say.called),
        make("p", { class: "lead" }, say.calledTo(of.desk ? say.desk(of.desk) : say.come)),
        leaving(),
      ];
    if (of.state === "serving") return [make("p", { class: "lead", role: "status" }, say.serving)];
    if (of.state === "no_show") return [make("p", { class: "lead", role: "alert" }, say.noShow), again];
    if (of.state === "left") return [make("p", { class: "lead", role: "status" }, say.left), again];
    if (of.rating !== null) return [make("p", { class: "lead", role: "status" }, say.thanks), again];
    return [make("h2", {}, say.served), faces(say, (rating) => void act("/my-walk-in/rating", { rating })), again];
  }

  const leaving = (): HTMLElement => {
    const say = words();
    const turn = (to: boolean) => {
      asking = to;
      draw();
      document.querySelector<HTMLElement>(".acts .primary, .acts button")?.focus();
    };
    if (!asking)
      return make("div", { class: "acts" }, make("button", { type: "button", class: "quiet large", click: () => turn(true) }, say.leave));
    return make(
      "div",
      { role: "group", "aria-label": say.leaveAsk },
      make("p", {}, say.leaveAsk),
      make(
        "div",
        { class: "acts" },
        make("button", { type: "button", class: "primary large", click: () => void act("/my-walk-in/leave", {}) }, say.leaveYes),
        make("button", { type: "button", class: "quiet large", click: () => turn(false) }, say.leaveNo),
      ),
    );
  };

  function draw(): void {
    if (!place) return frame("phone", words().title, "", lostLine(lost));
    const number = make("p", { class: "number", "data-state": place.state }, place.label);
    const note = make("p", { class: "error", role: "alert" }, told);
    frame(
      "phone",
      place.counter[spoken()],
      place.place,
      lostLine(lost),
      make("p", { class: "muted" }, words().yours),
      number,
      ...body(place),
      note,
    );
  }
  drawBy(draw);
  const stop = hear<OwnPlace>("/my-walk-in/events", as(), {
    state: (next) => {
      const turn = next.state === "called" && (place?.state !== "called" || place.calls !== next.calls);
      place = next;
      if (turn && "vibrate" in navigator) navigator.vibrate([200, 100, 200]);
      draw();
    },
    connected: (is) => {
      if (lost === !is) return;
      lost = !is;
      draw();
    },
    refused: over,
  });
}
