import type { Db } from "../../../platform/db.ts";
import { openWebSocket, type OpenWebSocket } from "../../../platform/egress/index.ts";
import type { Log } from "../../../platform/log.ts";
import type { CallEvent } from "../call.ts";
import { foldLine } from "../lines.ts";
import { countEvent } from "../pace.ts";
import { openSecret } from "../secrets.ts";
import { linesOf, type SystemRow } from "../store.ts";
import { openCalls } from "../store-calls.ts";
import { noteConnected, noteFailing } from "../store-connection.ts";
import { noteRefused, takeEvent } from "../take-event.ts";
import { askChannels, authorization, type Ari } from "./ask-ari.ts";
import { asteriskFault } from "./fault.ts";
import { hear, newFollower, type Follower } from "./follow-channels.ts";
import { readFrame, timeOf } from "./read-frame.ts";
import { resync } from "./resync.ts";

/** ms, all of them. */
export interface Pace {
  /** Until it is open, and until each question is answered. */
  patience: number;
  /** It is asked so often whether it is still there, and gone when it answered nothing since the last time. */
  beat: number;
  /** The first wait after a failure; doubled by each that follows. */
  first: number;
  longest: number;
  /** Listened to for so long it counts as mended. */
  steady: number;
}
export const usualPace: Pace = { patience: 15_000, beat: 20_000, first: 1000, longest: 60_000, steady: 30_000 };

/** Bytes of an event: more than a channel with all its variables. */
const mostBytes = 256 * 1024;
/** Events that wait for those before them. */
const mostWaiting = 5000;
/** What nobody understands is noted so often for each connection. */
const mostNoted = 5;
/** Whoever took our place or refuses us is not asked again at once. */
const patiently = new Set(["credentials", "replaced", "no_ari", "too_much"]);

const fails = (code: string) => Object.assign(new Error(code), { code });

export interface Listening {
  stop(): Promise<void>;
}

/** Listens to one Asterisk until it is stopped; whatever breaks, it comes back and asks what it missed. */
export function listenTo(db: Db, log: Log, system: SystemRow, pace: Pace = usualPace): Listening {
  let stopped = false;
  let wakeUp = () => {};
  let open: OpenWebSocket | null = null;

  const sleep = (ms: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, ms);
      wakeUp = () => {
        clearTimeout(timer);
        done();
      };
    });

  async function take(event: CallEvent): Promise<void> {
    const now = new Date();
    countEvent(system.id, now);
    await takeEvent(db, now, system, event);
  }

  /** One connection, from its first moment to its last: ends by what broke it. */
  async function session(ari: Ari, follower: Follower): Promise<void> {
    const address = new URL(`${ari.url.replace(/^http/, "ws")}/events?app=${encodeURIComponent(ari.app)}&subscribeAll=true`);
    const { patience, beat } = pace;
    const headers = { authorization: authorization(ari) };
    const asked = { purpose: "telephone" as const, headers, certificate: ari.certificate, patience, most: mostBytes };
    const socket = await openWebSocket(address, asked);
    open = socket;
    let broken: Error | null = null;
    let wake = () => {};
    const breakOff = (error: Error) => {
      broken ??= error;
      socket.terminate();
      wake();
    };
    const waiting: string[] = [];
    let alive = true;
    socket.on("message", (data, isBinary) => {
      alive = true;
      // Buffers by default: no list of them is asked for.
      waiting.push(isBinary || !Buffer.isBuffer(data) ? "" : data.toString("utf8"));
      if (waiting.length > mostWaiting) breakOff(fails("TOO_MUCH"));
      wake();
    });
    socket.on("pong", () => (alive = true));
    socket.on("error", breakOff);
    socket.on("close", () => breakOff(fails("CLOSED")));
    const beating = setInterval(() => {
      if (!alive) return breakOff(fails("STALLED"));
      alive = false;
      socket.ping();
    }, beat);
    try {
      if (stopped) return;
      for (const event of resync(follower, await askChannels(ari, patience), await openCalls(db, system.id), new Date())) await take(event);
      await noteConnected(db, system.id, new Date());
      let noted = 0;
      for (;;) {
        if (broken) throw broken as Error;
        const text = waiting.shift();
        if (text === undefined) {
          await new Promise<void>((done) => {
            wake = done;
            if (broken || waiting.length > 0) done();
          });
          continue;
        }
        const frame = readFrame(text);
        if (frame === "wrong") {
          if (noted++ < mostNoted) await noteRefused(db, new Date(), system, "frame");
          continue;
        }
        if (frame?.type === "ApplicationReplaced") throw fails("REPLACED");
        const events = frame ? hear(follower, frame, timeOf(frame.timestamp, new Date())) : [];
        for (const event of events) await take(event);
      }
    } finally {
      clearInterval(beating);
      socket.terminate();
      open = null;
    }
  }

  async function run(): Promise<void> {
    const { ari_url: url, ari_user: user, ari_app: app, ari_certificate: certificate, secret, country } = system;
    if (!url || !user || !app || !secret) return;
    const lines = new Set((await linesOf(db, [system.id])).map(({ line }) => foldLine(line, country)));
    const follower = newFollower(country, (line) => lines.has(foldLine(line, country)));
    let failures = 0;
    while (!stopped) {
      const began = performance.now();
      try {
        await session({ url, user, app, certificate, password: openSecret(system.id, secret) }, follower);
      } catch (error) {
        if (stopped) return;
        failures = performance.now() - began > pace.steady ? 0 : failures + 1;
        const fault = asteriskFault(error, url, user);
        log.warn({ telephone_system: system.id, fault: fault.code }, "an Asterisk is not listened to");
        await noteFailing(db, system.id, new Date(), fault).catch(() => {});
        const wait = patiently.has(fault.code) ? pace.longest : Math.min(pace.longest, pace.first * 2 ** Math.min(failures, 10));
        // Not all desks at once after an Asterisk was started anew.
        await sleep(wait * (0.75 + Math.random() / 4));
      }
    }
  }

  const running = run().catch((error: unknown) => log.error({ err: error }, "listening to an Asterisk failed"));
  return {
    async stop() {
      stopped = true;
      wakeUp();
      open?.terminate();
      await running;
    },
  };
}
