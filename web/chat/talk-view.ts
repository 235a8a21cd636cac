import { largestChatFile } from "./sizes.ts";
import { Refusal } from "./ask.ts";
import { make } from "./make.ts";
import { pendingView, saidView } from "./said-view.ts";
import type { Talk, TalkState } from "./talk.ts";
import type { Words } from "./words.ts";

interface Given {
  say: Words;
  language: string;
  talk: () => Talk;
  again: () => void;
}

/** The conversation: what was said, how it stands, and where one writes. It draws only what is new. */
export function talkView({ say, language, talk, again }: Given) {
  const standing = make("p", { class: "standing", role: "status" });
  const note = make("p", { class: "error", role: "alert" });
  const list = make("div", { class: "log", role: "log", "aria-label": say.log, tabindex: "0" });
  const waiting = make("div", { class: "waiting" });
  const log = make("div", { class: "scroll" }, list, waiting);
  const typing = make("p", { class: "typing", "aria-live": "polite" });
  const input = make("textarea", { rows: "2", maxlength: "4000", "aria-label": say.message, placeholder: say.message });
  const pick = make("input", { type: "file", class: "hidden", "aria-label": say.file, tabindex: "-1" });
  const attach = make(
    "button",
    { type: "button", class: "quiet", "aria-label": say.file, title: say.file, click: () => pick.click() },
    "+",
  );
  const button = make("button", { class: "primary" }, say.send);
  const form = make("form", { class: "composer" }, input, make("div", { class: "acts" }, pick, attach, button));
  const over = make("div", { class: "over" });
  let drawn = 0;
  let pending = "";
  let draftRead = false;

  const send = () => {
    const body = input.value.trim();
    if (body === "") return;
    talk().say(body);
    input.value = "";
    input.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  input.addEventListener("input", () => talk().write(input.value));
  pick.addEventListener("change", () => {
    const [file] = pick.files ?? [];
    pick.value = "";
    if (!file) return;
    note.textContent = file.size > largestChatFile ? say.fileLarge : "";
    if (file.size > largestChatFile) return;
    void talk()
      .file(file)
      .catch((error: unknown) => (note.textContent = error instanceof Refusal ? error.message : say.failed));
  });
  const save = (id: string, name: string) =>
    void talk()
      .save(id)
      .then((blob) => {
        const href = URL.createObjectURL(blob);
        make("a", { href, download: name }).click();
        setTimeout(() => URL.revokeObjectURL(href), 10_000);
      })
      .catch(() => (note.textContent = say.failed));

  const standingOf = ({ chat, connected }: TalkState): string => {
    if (!chat) return connected ? "" : say.loading;
    if (chat.state === "ended") return [say.over, chat.mailed_to && say.mailed(chat.mailed_to)].filter(Boolean).join(" ");
    if (!connected) return say.lost;
    if (chat.state === "open") return chat.technician ? say.with(chat.technician) : "";
    return [chat.position ? say.waiting(chat.position) : say.waitingPlain, chat.mailed_to && say.stay(chat.mailed_to)]
      .filter(Boolean)
      .join(" ");
  };
  const put = (element: HTMLElement, text: string) => element.textContent !== text && (element.textContent = text);

  const element = make("section", { class: "talk" }, standing, log, typing, note, form, over);
  return {
    element,
    focus: () => input.focus(),
    draw(state: TalkState) {
      const { chat, messages } = state;
      const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
      for (const message of messages.slice(drawn)) list.append(saidView(message, say, language, save));
      const grew = messages.length > drawn;
      drawn = messages.length;
      const now = state.pending.map(({ id }) => id).join();
      if (now !== pending) waiting.replaceChildren(...state.pending.map((one) => pendingView(one, say)));
      if ((grew || now !== pending) && (atEnd || now !== "")) log.scrollTop = log.scrollHeight;
      pending = now;
      put(standing, standingOf(state));
      put(note, state.refused || (note.textContent ?? ""));
      put(typing, chat?.typing && chat.technician ? say.typing(chat.technician) : "");
      attach.hidden = !chat?.files;
      const ended = chat?.state === "ended";
      form.hidden = ended;
      if (ended && over.childElementCount === 0) over.append(make("button", { type: "button", class: "primary", click: again }, say.again));
      const draft = talk().draft();
      if (!draftRead || (state.refused && input.value === "")) input.value = draft;
      draftRead = true;
    },
  };
}
