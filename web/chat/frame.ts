import type { ChatDoor, VisitorChat } from "../../contract/chat-visitor.ts";
import { ask, askJson, Refusal } from "./ask.ts";
import { doorView } from "./door-view.ts";
import { newToken, readKept, writeKept } from "./kept.ts";
import { make } from "./make.ts";
import { createTalk, type Talk, type TalkState } from "./talk.ts";
import { talkView } from "./talk-view.ts";
import { wordsOf } from "./words.ts";

const { dataset } = document.documentElement;
const widget = dataset["widget"] ?? "";
const trusted = new Set([location.origin, ...(dataset["origins"] ?? "").split(" ").filter(Boolean)]);
const wanted = new URLSearchParams(location.search).get("language") ?? navigator.language;
const language = /^(nb|no|nn)\b/i.test(wanted) ? "nb" : "en";
const say = wordsOf(language);
const framed = parent !== window;
document.documentElement.lang = language;
document.title = say.title;

let talk: Talk | null = null;
let visible = !framed;
let page = framed ? "" : location.origin + location.pathname;
/** Who holds the frame, once it said so from a page that may. */
let holder = "";
let seen = 0;
let newest = 0;
let read = 0;

const tellHolder = (message: Record<string, unknown>) => holder !== "" && parent.postMessage({ firstline: "chat", ...message }, holder);

const main = document.querySelector("#chat") ?? document.body;
const heading = make("h1", { tabindex: "-1" }, say.title);
const endButton = make("button", { type: "button", class: "quiet", click: () => askToEnd() }, say.end);
const closeButton = make(
  "button",
  { type: "button", class: "quiet", "aria-label": say.close, click: () => tellHolder({ close: true }) },
  "×",
);
const confirming = make("div", { class: "confirm", role: "group", "aria-label": say.endAsk });
const body = make("div", { class: "room" });
endButton.hidden = true;
closeButton.hidden = !framed;
confirming.hidden = true;
main.append(make("header", {}, heading, make("div", { class: "acts" }, endButton, closeButton)), confirming, body);
const show = (view: HTMLElement) => body.replaceChildren(view);

function askToEnd(): void {
  const mail = make("input", { type: "checkbox", checked: true });
  const done = () => {
    confirming.hidden = true;
    confirming.replaceChildren();
  };
  const yes = make("button", { type: "button", class: "primary", click: () => void talk?.end(mail.checked).then(done, done) }, say.endYes);
  confirming.replaceChildren(
    make("p", {}, say.endAsk),
    make("label", {}, mail, ` ${say.mail}`),
    make(
      "div",
      { class: "acts" },
      yes,
      make("button", { type: "button", class: "quiet", click: () => (done(), endButton.focus()) }, say.endNo),
    ),
  );
  confirming.hidden = false;
  yes.focus();
}

/** What is in sight is seen; what is not is counted for who holds the frame. */
function count(state: TalkState): void {
  newest = state.messages.at(-1)?.seq ?? 0;
  const inSight = visible && document.visibilityState === "visible";
  if (inSight) read = newest;
  const unread = state.messages.filter(({ side, seq }) => side === "technician" && seq > read).length;
  tellHolder({ unread });
  if (!inSight || newest <= seen || state.chat?.state === "ended") return;
  seen = newest;
  talk?.see(newest);
}

let last: TalkState | null = null;

function talking(token: string | undefined): void {
  const view = talkView({ say, language, talk: () => talk as Talk, again: () => (talk?.stop(), writeKept(widget, null), void begin()) });
  talk = createTalk(widget, token, language, (state) => {
    // Another session, or a desk that was set up anew: there is no such chat any more.
    if (!state.chat && !readKept(widget) && token) return void begin();
    last = state;
    endButton.hidden = state.chat === null || state.chat.state === "ended";
    view.draw(state);
    count(state);
  });
  show(view.element);
  talk.start();
  if (visible) view.focus();
}

/** A chat that goes on with who is signed in here, begun in another browser or tab. */
async function mine(): Promise<boolean> {
  try {
    return (await askJson<{ chat: VisitorChat }>("/my-chat?after=1000000", { language })).chat.state !== "ended";
  } catch {
    return false;
  }
}

async function begin(): Promise<void> {
  endButton.hidden = true;
  const kept = readKept(widget);
  if (kept && (await exists(kept.token))) return talking(kept.token);
  const door = await openDoor();
  if (door.name && (await mine())) return talking(undefined);
  const token = newToken();
  show(
    doorView({
      door,
      say,
      language,
      token,
      page,
      keep: () => writeKept(widget, { token, outbox: [], draft: "" }),
      begun: () => talking(token),
    }),
  );
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Whether there is a chat of this token; asked until the desk says so or not. */
async function exists(token: string): Promise<boolean> {
  for (let wait = 500; ; wait = Math.min(10_000, wait * 2)) {
    try {
      await ask("/my-chat?after=1000000", { token, language });
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) return (writeKept(widget, null), false);
      show(make("p", { role: "status" }, say.lost));
      await pause(wait);
    }
  }
}

async function openDoor(): Promise<ChatDoor> {
  for (let wait = 500; ; wait = Math.min(10_000, wait * 2)) {
    try {
      return await askJson<ChatDoor>(`/chat-widgets/${encodeURIComponent(widget)}/door?language=${language}`, { language });
    } catch {
      show(make("p", { role: "status" }, say.lost));
      await pause(wait);
    }
  }
}

addEventListener("message", ({ origin, source, data }: MessageEvent<Record<string, unknown> | null>) => {
  if (source !== parent || !trusted.has(origin) || data?.["firstline"] !== "chat") return;
  holder = origin;
  if (typeof data["visible"] === "boolean") visible = data["visible"];
  if (typeof data["page"] === "string") page = data["page"];
  if (last) count(last);
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && framed) tellHolder({ close: true });
});
addEventListener("online", () => talk?.wake());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") talk?.wake();
  if (last) count(last);
});
// Nobody but a page that may hold it hears of it: it only says that it is here.
if (framed) for (const origin of trusted) parent.postMessage({ firstline: "chat", ready: true }, origin);
void begin();
