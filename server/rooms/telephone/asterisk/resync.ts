import type { CallEvent } from "../call.ts";
import { gone, hear, rootOfCall, type Follower } from "./follow-channels.ts";
import type { Channel } from "./read-frame.ts";

export interface LinkedChannel extends Channel {
  /** The channel that began its call (CHANNEL(linkedid)). */
  linked: string;
}

/** A call that the desk believes to go on. */
export type OpenCall = Pick<CallEvent, "call_id" | "direction" | "number" | "queue">;

const hungUp = (call: OpenCall, at: Date): CallEvent => ({
  ...call,
  type: "hangup",
  lines: [],
  answering: [],
  cause: null,
  transferred_to: null,
  at,
});

/** What a process before this one knew of calls that still go on. */
function restore({ talks }: Follower, { call_id, direction, number, queue }: OpenCall): void {
  const root = rootOfCall(call_id);
  const part = Number(call_id.slice(root.length + 1) || 0);
  const before = talks.get(root);
  if (before && before.part >= part) return;
  talks.set(root, { part, over: false, direction, number, queue, rung: new Set<string>(), speaking: new Set<string>() });
}

/**
 * What happened while nobody listened, by the channels that are there now. What is told twice does no harm; a call that came and ended
 * meanwhile is not heard of.
 */
export function resync(follower: Follower, channels: readonly LinkedChannel[], open: readonly OpenCall[], at: Date): CallEvent[] {
  const there = new Map(channels.map((channel) => [channel.id, channel]));
  const left = [...follower.legs.values()].filter(({ channel }) => !there.has(channel.id));
  const told = left.flatMap(({ channel }) => gone(follower, channel, at, ""));
  for (const call of open)
    if (there.has(rootOfCall(call.call_id))) restore(follower, call);
    else told.push(hungUp(call, at));
  // Those that begin calls first.
  for (const channel of channels.toSorted((a, b) => Number(a.linked !== a.id) - Number(b.linked !== b.id))) {
    const root = there.get(channel.linked);
    if (!root || root.id === channel.id) told.push(...hear(follower, { type: "ChannelCreated", channel }, at));
    else {
      const answered = channel.state === "Up" && root.state === "Up";
      told.push(...hear(follower, { type: "Dial", caller: root, peer: channel, dialstatus: answered ? "ANSWER" : "" }, at));
    }
  }
  return told;
}
