import { isDrawing } from "./settled.ts";

/** Those who wait to ask, in their order. */
const line: (() => void)[] = [];
let going = false;
let channel: MessageChannel | null = null;

/** In a task of its own, before any timer: a browser that throttles those of hidden pages does not throttle this. */
function soon(): void {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = advance;
  }
  channel.port2.postMessage(null);
}

function advance(): void {
  // What is on its way to the screen goes first: asking for what stands beside it may take as long as a frame.
  if (isDrawing()) return void setTimeout(advance, 4);
  line.shift()?.();
  going = line.length > 0;
  if (going) soon();
}

/** When a screen may ask: a dozen questions at once would keep the page from answering a key, so each begins in a task of its own. */
export const turn = (): Promise<void> =>
  new Promise((go) => {
    line.push(go);
    if (going) return;
    going = true;
    soon();
  });
