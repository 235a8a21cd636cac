import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";

/** A Channel as Asterisk writes it (rest-api/api-docs/channels.json). */
export interface AriChannel {
  id: string;
  name: string;
  state: string;
  caller: { name: string; number: string };
  connected: { name: string; number: string };
  accountcode: string;
  dialplan: { context: string; exten: string; priority: number; app_name: string; app_data: string };
  creationtime: string;
  language: string;
}

/** As Asterisk writes times: the zone without a colon. */
const stamp = (at: Date) => at.toISOString().replace("Z", "+0000");

export const ariChannel = (
  id: string,
  name: string,
  more: Partial<AriChannel> & { number?: string; exten?: string; queue?: string } = {},
) => {
  const { number = "", exten = "", queue, ...others } = more;
  return {
    id,
    name,
    state: "Down",
    caller: { name: "", number },
    connected: { name: "", number: "" },
    accountcode: "",
    dialplan: { context: "default", exten, priority: 1, app_name: queue ? "Queue" : "", app_data: queue ? `${queue},tT` : "" },
    creationtime: stamp(new Date()),
    language: "en",
    ...others,
  } satisfies AriChannel;
};

const isAllowed = (request: IncomingMessage, user: string, password: string) =>
  request.headers.authorization === `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

export interface Asterisk {
  url: string;
  port: number;
  /** Channels that are there, with the call that each belongs to. */
  channels: Map<string, { channel: AriChannel; linked: string }>;
  /** Web sockets that were opened since the beginning. */
  opened(): number;
  listeners(): number;
  /** Requests that were refused. */
  refused(): number;
  /** What was asked for, without its question mark. */
  asked: string[];
  tell(type: string, fields: Record<string, unknown>): void;
  /** Anything at all, as it is. */
  say(bytes: string | Buffer): void;
  /** Cuts every connection, without a word. */
  drop(): void;
  /** Answers nothing any more, and takes nothing in. */
  stall(on: boolean): void;
  stop(): Promise<void>;
}

/** Speaks ARI as Asterisk documents it: events by a web socket, channels and their variables by HTTP, behind a user of ari.conf. */
export async function startAsterisk({ user = "firstline", password = "right", port = 0 } = {}): Promise<Asterisk> {
  const channels: Asterisk["channels"] = new Map();
  const asked: string[] = [];
  const sockets = new Set<WebSocket>();
  let [opened, refused, stalled] = [0, 0, false];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://pbx");
    asked.push(`${request.method} ${pathname}`);
    const answer = (status: number, body: unknown) =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (stalled) return;
    if (!isAllowed(request, user, password)) {
      refused += 1;
      return answer(401, { message: "Authentication required" });
    }
    if (pathname === "/ari/channels")
      return answer(
        200,
        [...channels.values()].map(({ channel }) => channel),
      );
    const [, id] = /^\/ari\/channels\/([^/]+)\/variable$/.exec(pathname) ?? [];
    const one = id && searchParams.get("variable") === "CHANNEL(linkedid)" ? channels.get(decodeURIComponent(id)) : undefined;
    return one ? answer(200, { value: one.linked }) : answer(404, { message: "Channel not found" });
  });
  const raw = new Set<Socket>();
  server.on("connection", (socket) => raw.add(socket.once("close", () => raw.delete(socket))));
  const doors = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://pbx");
    const close = (line: string) => void socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    if (stalled) return;
    if (pathname !== "/ari/events") return close("404 Not Found");
    if (!isAllowed(request, user, password)) {
      refused += 1;
      return close("401 Unauthorized");
    }
    if (!searchParams.get("app") || searchParams.get("subscribeAll") !== "true") return close("400 Bad Request");
    doors.handleUpgrade(request, socket, head, (open) => {
      opened += 1;
      sockets.add(open);
      open.on("close", () => sockets.delete(open)).on("error", () => {});
      if (stalled) open.pause();
    });
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const { port: at } = server.address() as AddressInfo;
  const say = (bytes: string | Buffer) => {
    for (const socket of sockets) socket.send(bytes);
  };
  return {
    url: `http://127.0.0.1:${at}/ari`,
    port: at,
    channels,
    asked,
    opened: () => opened,
    listeners: () => sockets.size,
    refused: () => refused,
    say,
    tell: (type, fields) =>
      say(JSON.stringify({ type, timestamp: stamp(new Date()), application: "firstline", asterisk_id: "00:11:22:33:44:55", ...fields })),
    drop() {
      for (const socket of sockets) socket.terminate();
    },
    stall(on) {
      stalled = on;
      for (const socket of sockets)
        if (on) socket.pause();
        else socket.resume();
    },
    async stop() {
      for (const socket of sockets) socket.terminate();
      doors.close();
      for (const socket of raw) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** A caller who dials in by the trunk, and the telephones that ring for them. */
export function callOn(asterisk: Asterisk, id: string, { number = "4722001412", exten = "22001400", queue = "" } = {}) {
  const caller = ariChannel(id, `PJSIP/trunk-0000${id.replace(/\D/g, "").padStart(4, "0")}`, { number, exten, queue, state: "Ring" });
  const phone = (extension: string) =>
    ariChannel(`${id}.${extension}`, `PJSIP/${extension}-0000${extension.padStart(4, "0")}`, { number: exten, state: "Ringing" });
  const note = (channel: AriChannel) => asterisk.channels.set(channel.id, { channel, linked: id });
  return {
    caller,
    phone,
    begins() {
      note(caller);
      asterisk.tell("ChannelCreated", { channel: { ...caller, state: "Down" } });
      asterisk.tell("ChannelStateChange", { channel: caller });
    },
    rings(extension: string) {
      note(phone(extension));
      asterisk.tell("Dial", { caller, peer: { ...phone(extension), state: "Down" }, dialstatus: "", dialstring: extension, forward: "" });
    },
    answers(extension: string) {
      const [up, peer] = [
        { ...caller, state: "Up" },
        { ...phone(extension), state: "Up" },
      ];
      note(up);
      note(peer);
      asterisk.tell("ChannelStateChange", { channel: peer });
      asterisk.tell("Dial", { caller: up, peer, dialstatus: "ANSWER", dialstring: extension, forward: "" });
    },
    gone(extension: string | null, cause = 16, cause_txt = "Normal Clearing") {
      const channel = extension === null ? caller : phone(extension);
      asterisk.channels.delete(channel.id);
      asterisk.tell("ChannelHangupRequest", { channel, cause, soft: true });
      asterisk.tell("ChannelDestroyed", { channel, cause, cause_txt });
    },
  };
}
