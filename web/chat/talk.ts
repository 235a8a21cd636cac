import type { ChatMessage, VisitorChat } from "../../contract/chat-visitor.ts";
import { eventReader } from "../platform/event-stream.ts";
import { ask, askJson, isPassing, Refusal } from "./ask.ts";
import { newId, readKept, writeKept, type Kept } from "./kept.ts";

export interface TalkState {
  chat: VisitorChat | null;
  messages: ChatMessage[];
  /** Written here and not taken in yet. */
  pending: { id: string; body: string }[];
  connected: boolean;
  /** What the desk refused, in its words. */
  refused: string;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
/** Without a sign of life for so long (ms), a connection is no connection: the desk beats every fifteen seconds. */
const silence = 40_000;

/**
 * One conversation as a browser holds it: hears from the last message on that it has, and sends what was written, one after the other, until
 * the desk says that it has it. Both go on over reloads and cuts: what was written is kept before it is sent, and an id is said once.
 */
export function createTalk(widget: string, token: string | undefined, language: string, changed: (state: TalkState) => void) {
  const state: TalkState = { chat: null, messages: [], pending: [], connected: false, refused: "" };
  const asked = { token, language };
  let stopped = false;
  let hearing: AbortController | null = null;
  let tries = 0;
  let seq = 0;
  /** Taken in, and not heard yet: what stands before them has to be heard first. */
  let sent: { id: string; body: string }[] = [];

  const kept = (): Kept => readKept(widget) ?? { token: token ?? "", outbox: [], draft: "" };
  const keep = (change: Partial<Kept>) => writeKept(widget, { ...kept(), ...change });
  const draw = () => {
    const known = new Set(state.messages.map(({ id }) => id));
    sent = sent.filter(({ id }) => !known.has(id));
    state.pending = [...sent, ...kept().outbox.filter(({ id }) => !known.has(id))];
    if (!stopped) changed(state);
  };

  const take = (message: ChatMessage): void => {
    if (message.seq <= seq) return;
    seq = message.seq;
    state.messages.push(message);
    const { outbox } = kept();
    if (outbox.some(({ id }) => id === message.id)) keep({ outbox: outbox.filter(({ id }) => id !== message.id) });
  };

  async function hear(): Promise<void> {
    const cut = new AbortController();
    hearing = cut;
    let last = Date.now();
    const watch = setInterval(() => Date.now() - last > silence && cut.abort(), 5000);
    try {
      const headers = { ...(token && { "chat-token": token }), ...(seq > 0 && { "last-event-id": String(seq) }) };
      const answer = await fetch("/api/v1/my-chat/events", { headers, signal: cut.signal, cache: "no-store" });
      if (!answer.ok) throw new Refusal(answer.status, {}, 0);
      const read = eventReader();
      const decoder = new TextDecoder();
      const body = answer.body?.getReader();
      for (let piece = await body?.read(); piece && !piece.done; piece = await body?.read()) {
        last = Date.now();
        tries = 0;
        state.connected = true;
        for (const { type, data } of read(decoder.decode(piece.value, { stream: true }))) {
          if (data === "") continue;
          if (type === "message") take(JSON.parse(data) as ChatMessage);
          if (type === "state") state.chat = JSON.parse(data) as VisitorChat;
        }
        draw();
      }
    } finally {
      clearInterval(watch);
      state.connected = false;
    }
  }

  async function hearOn(): Promise<void> {
    while (!stopped) {
      try {
        await hear();
      } catch (error) {
        if (error instanceof Refusal && error.status === 404) {
          stopped = true;
          writeKept(widget, null);
          changed({ ...state, chat: null });
          return;
        }
      }
      if (stopped) return;
      draw();
      if (state.chat?.state === "ended" && seq >= state.chat.last_seq) return;
      tries += 1;
      await pause(Math.min(15_000, 300 * 2 ** Math.min(tries, 6)) * (0.7 + Math.random() * 0.6));
    }
  }

  let sending = false;
  async function sendAll(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let wait = 500; !stopped;) {
      const [next] = kept().outbox;
      if (!next) break;
      try {
        const said = await askJson<ChatMessage>("/my-chat/messages", { ...asked, method: "POST", body: next });
        state.refused = "";
        wait = 500;
        keep({ outbox: kept().outbox.filter(({ id }) => id !== next.id) });
        // The stream brings it, with what came before it; the next one can be shown at once.
        if (said.seq === seq + 1) take(said);
        else if (said.seq > seq) sent.push(next);
      } catch (error) {
        if (error instanceof Refusal && error.message) state.refused = error.message;
        if (isPassing(error)) {
          const after = error instanceof Refusal ? error.after * 1000 : 0;
          draw();
          await pause(Math.max(wait, after));
          wait = Math.min(10_000, wait * 2);
          continue;
        }
        // It will never be taken: it goes back to where it was written.
        const { outbox, draft } = kept();
        keep({ outbox: [], draft: [...outbox.map(({ body }) => body), draft].filter(Boolean).join("\n") });
      }
      draw();
    }
    sending = false;
  }

  let typedAt = 0;
  return {
    start() {
      void hearOn();
      void sendAll();
      draw();
    },
    say(body: string) {
      const { outbox } = kept();
      keep({ outbox: [...outbox, { id: newId(), body }], draft: "" });
      typedAt = 0;
      draw();
      void sendAll();
    },
    draft: () => kept().draft,
    write(draft: string) {
      keep({ draft });
      const typing = draft !== "";
      if (typing && Date.now() - typedAt < 3000) return;
      if (!typing && typedAt === 0) return;
      typedAt = typing ? Date.now() : 0;
      void ask("/my-chat/typing", { ...asked, method: "PUT", body: { typing } }).catch(() => {});
    },
    async file(file: File) {
      await ask(`/my-chat/files?id=${newId()}&name=${encodeURIComponent(file.name)}`, { ...asked, method: "POST", bytes: file });
    },
    async save(id: string): Promise<Blob> {
      return (await ask(`/my-chat/files/${id}`, asked)).blob();
    },
    see(to: number) {
      void ask("/my-chat/seen", { ...asked, method: "PUT", body: { seq: to } }).catch(() => {});
    },
    async end(mail: boolean) {
      state.chat = await askJson<VisitorChat>("/my-chat/end", { ...asked, method: "POST", body: { mail } });
      draw();
    },
    /** The network is back, or the page is looked at again. */
    wake() {
      tries = 0;
      if (!state.connected) hearing?.abort();
      void sendAll();
    },
    stop() {
      stopped = true;
      hearing?.abort();
    },
  };
}
export type Talk = ReturnType<typeof createTalk>;
