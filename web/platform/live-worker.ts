import { openLiveStream, type LiveMessage } from "./live-stream.ts";

/** Runs as a SharedWorker: one stream for all tabs of a browser. A tab says `hello` and, when it leaves, `bye`. */
const ports = new Set<MessagePort>();
let close: (() => void) | null = null;
let last: LiveMessage | null = null;

function tell(message: LiveMessage): void {
  if (message.kind !== "event") last = message;
  if (message.kind === "signed_out") close = null;
  for (const port of ports) port.postMessage(message);
}

function join(port: MessagePort): void {
  ports.add(port);
  if (!close) close = openLiveStream(tell);
  else if (last) port.postMessage({ ...last, missed: false });
}

function leave(port: MessagePort): void {
  ports.delete(port);
  if (ports.size > 0) return;
  close?.();
  close = null;
}

addEventListener("connect", (event) => {
  const [port] = (event as MessageEvent).ports;
  if (!port) return;
  port.onmessage = ({ data }: MessageEvent<"hello" | "bye">) => (data === "hello" ? join(port) : leave(port));
  port.start();
});
