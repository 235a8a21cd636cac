import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { refusal } from "../../platform/client.ts";
import { createSaver, shown } from "./saver.ts";

interface Words {
  subject: string;
  urgency: number;
}
const network = () => refusal({ type: "about:blank", title: "out of reach", status: 0, code: "network" });
const invalid = () => refusal({ type: "about:blank", title: "wrong", status: 400, code: "invalid_input" });

/** A server that keeps what it is sent, until it is told to fail. */
function server(before: Partial<Words> | null = null) {
  const sent: Partial<Words>[] = [];
  let device = before;
  let failure: (() => Error) | null = null;
  let tries = 0;
  const saver = createSaver<Words>({
    async send(change) {
      await Promise.resolve();
      tries += 1;
      if (failure) throw failure();
      sent.push({ ...change });
    },
    keep: (pending) => void (device = pending),
    kept: () => device,
  });
  return { saver, sent, device: () => device, tries: () => tries, fail: (how: (() => Error) | null) => void (failure = how) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("what is typed", () => {
  test("is sent within a second while the typing goes on, and once it rests", async () => {
    const { saver, sent, device } = server();
    for (const subject of ["O", "Ou", "Out", "Outl"]) {
      saver.set({ subject });
      await vi.advanceTimersByTimeAsync(250);
    }
    expect(sent[0]).toEqual({ subject: "Out" });
    expect(device()).toEqual({ subject: "Outl" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent.at(-1)).toEqual({ subject: "Outl" });
    expect(saver.read()).toMatchObject({ state: "saved", pending: {} });
    expect(device()).toBeNull();
  });

  test("stays here while the server is out of reach, and goes when it is back", async () => {
    const { saver, sent, device, fail } = server();
    fail(network);
    saver.set({ subject: "VPN" }, 0);
    await vi.advanceTimersByTimeAsync(10);
    expect(saver.read().state).toBe("failed");
    expect(device()).toEqual({ subject: "VPN" });
    saver.set({ urgency: 1 });
    fail(null);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sent).toEqual([{ subject: "VPN", urgency: 1 }]);
    expect(saver.read().state).toBe("saved");
  });

  test("that the server refuses is not sent again by itself, and says why", async () => {
    const { saver, sent, tries, fail } = server();
    fail(invalid);
    saver.set({ subject: "x" }, 0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saver.read()).toMatchObject({ state: "failed", error: { message: "wrong" } });
    expect(tries()).toBe(1);
    expect(await saver.flush()).toBe(false);
    fail(null);
    expect(await saver.flush()).toBe(true);
    expect(sent).toEqual([{ subject: "x" }]);
  });

  test("before a crash is sent when the page is there again", async () => {
    const { saver, sent } = server({ subject: "Before the crash" });
    expect(shown(saver.read(), "subject", "Before")).toBe("Before the crash");
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual([{ subject: "Before the crash" }]);
  });

  test("while a request is under way goes after it, and is not sent key by key", async () => {
    const { saver, sent } = server();
    saver.set({ subject: "a" });
    const flushed = saver.flush();
    saver.set({ subject: "ab" });
    saver.set({ subject: "abc" });
    expect(await flushed).toBe(true);
    expect(sent).toEqual([{ subject: "a" }]);
    saver.set({ subject: "abcd" });
    const both = saver.flush();
    saver.set({ subject: "abcde" });
    expect(await both).toBe(true);
    expect(sent).toEqual([{ subject: "a" }, { subject: "abcd" }]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent.at(-1)).toEqual({ subject: "abcde" });
    expect(await saver.flush()).toBe(true);
  });
});

describe("a field shows", () => {
  const saved = { pending: {}, typed: { subject: "Outlook " }, state: "saved" as const, error: null };
  test("the space that the server trimmed, so that the next word does not stick to the last", () => {
    expect(shown(saved, "subject", "Outlook")).toBe("Outlook ");
  });
  test("what somebody else wrote since", () => {
    expect(shown(saved, "subject", "Teams")).toBe("Teams");
  });
  test("the unsent before everything", () => {
    expect(shown({ ...saved, pending: { subject: "Out" } }, "subject", "Outlook")).toBe("Out");
  });
});
