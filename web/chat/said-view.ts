import type { ChatMessage } from "../../contract/chat-visitor.ts";
import { make } from "./make.ts";
import type { Words } from "./words.ts";

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function event({ what, author }: ChatMessage, say: Words): string {
  const name = author ?? "";
  if (what === "joined") return say.joined(name);
  if (what === "moved") return say.moved(name);
  return what === "ended" ? say.ended(name) : say.gone;
}

/** One entry of what was said. */
export function saidView(message: ChatMessage, say: Words, language: string, save: (id: string, name: string) => void): HTMLElement {
  const key = String(message.seq);
  if (message.side === "desk") return make("p", { class: "event", "data-seq": key }, event(message, say));
  const at = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { hour: "2-digit", minute: "2-digit" }).format(
    new Date(message.at),
  );
  const mine = message.side === "visitor";
  return make(
    "div",
    { class: mine ? "said mine" : "said", "data-seq": key },
    make("p", { class: "who" }, `${mine ? say.you : (message.author ?? "")} · ${at}`),
    message.body ? make("p", { class: "body" }, message.body) : null,
    ...message.files.map(({ id, name, size }) =>
      make(
        "button",
        { type: "button", class: "file", "aria-label": say.save(name), click: () => save(id, name) },
        `${name} · ${sizeOf(size)}`,
      ),
    ),
  );
}

export const pendingView = ({ id, body }: { id: string; body: string }, say: Words): HTMLElement =>
  make(
    "div",
    { class: "said mine pending", "data-pending": id },
    make("p", { class: "who" }, say.sending),
    make("p", { class: "body" }, body),
  );
