import type { CallEvent } from "../call.ts";
import { numberFrom } from "../number.ts";
import type { Channel, Frame } from "./read-frame.ts";

/** A channel that is there, and the one that began the call it belongs to. */
interface Leg {
  channel: Channel;
  root: string;
  /** What was called first: later extensions are the dial plan's own. */
  called: string;
}

/** What is spoken by one channel with the desk; after a transfer it is the next part of it. */
interface Talk {
  part: number;
  over: boolean;
  direction: CallEvent["direction"];
  number: string | null;
  queue: string | null;
  /** Lines that were told already. */
  rung: Set<string>;
  /** Channels at the other end that have answered. */
  speaking: Set<string>;
}

export interface Follower {
  legs: Map<string, Leg>;
  talks: Map<string, Talk>;
  country: string;
  /** Whether somebody of the desk is rung there. */
  isLine: (line: string) => boolean;
}

/** More channels than any exchange of a desk has. */
const mostLegs = 10_000;

export const newFollower = (country: string, isLine: Follower["isLine"]): Follower => ({
  legs: new Map(),
  talks: new Map(),
  country,
  isLine,
});

/** `PJSIP/201-0000001a` is 201, `Local/201@queue-0000001a;1` as well. */
export const endpointOf = ({ name }: Channel): string => name.replace(/^[^/]*\//, "").replace(/-[0-9a-f]{4,}(;[12])?$/i, "");
const queueOf = ({ dialplan }: Channel): string =>
  /^(app)?queue$/i.test(dialplan.app_name) ? (dialplan.app_data.split(",")[0] ?? "") : "";
/** Extensions of the dial plan's own that nobody dials. */
const dialled = (exten: string): string => (/^[a-z]$/i.test(exten) ? "" : exten);
/** How a call is named to the desk, and back. */
const nameOf = (root: string, { part }: Talk): string => (part === 0 ? root : `${root}~${part}`);
export const rootOfCall = (callId: string): string => callId.replace(/~\d+$/, "");

/** Both ends of a Local channel are one: what its second end dials belongs to the call of the first. */
function rootOf(follower: Follower, { id, name }: Channel): string {
  const known = follower.legs.get(id);
  if (known && known.root !== id) return known.root;
  if (!/^Local\/.*;2$/.test(name)) return known?.root ?? id;
  const first = name.replace(/2$/, "1");
  return [...follower.legs.values()].find(({ channel }) => channel.name === first)?.root ?? id;
}

function remember(follower: Follower, channel: Channel, root?: string): Leg {
  const { legs } = follower;
  const before = legs.get(channel.id);
  const called = before?.called || dialled(channel.dialplan.exten);
  const leg = { channel, called, root: root ?? before?.root ?? rootOf(follower, channel) };
  legs.set(channel.id, leg);
  const [oldest] = legs.keys();
  if (legs.size > mostLegs && oldest !== undefined) legs.delete(oldest);
  return leg;
}

interface Told {
  lines?: string[];
  answering?: string[];
  cause?: string;
  to?: string;
}

const telling = (talk: Talk, root: string, type: CallEvent["type"], at: Date, { lines = [], answering = [], cause, to }: Told = {}) => ({
  type,
  call_id: nameOf(root, talk),
  direction: talk.direction,
  number: talk.number,
  queue: talk.queue,
  lines,
  answering,
  cause: cause || null,
  transferred_to: to || null,
  at,
});

/** The talk of a channel, or its next part where the one before is over. */
function talkOf({ talks, country }: Follower, root: Leg, direction: CallEvent["direction"], other: string): Talk {
  const { id, caller } = root.channel;
  const before = talks.get(id);
  if (before && !before.over) return before;
  const number = numberFrom(direction === "inbound" ? caller.number : root.called || other, country);
  const fresh = {
    part: before ? before.part + 1 : 0,
    over: false,
    direction,
    number,
    queue: null,
    rung: new Set<string>(),
    speaking: new Set<string>(),
  };
  talks.set(id, fresh);
  return fresh;
}

/** Who calls a number or a queue of the desk's; `more`: what else names it; `again`: it goes to a queue after it was over. */
function calling(follower: Follower, leg: Leg, at: Date, more: readonly string[] = [], again = false): CallEvent[] {
  const { id } = leg.channel;
  if (leg.root !== id || follower.isLine(endpointOf(leg.channel)) || leg.channel.name.startsWith("Local/")) return [];
  const queue = queueOf(leg.channel);
  const talk = follower.talks.get(id);
  const named = [leg.called, queue, ...more].filter((line) => line !== "" && follower.isLine(line));
  const fresh = talk?.over ? named.filter((line) => again && line === queue) : named.filter((line) => !talk?.rung.has(line));
  if (fresh.length === 0) return [];
  const now = talkOf(follower, leg, "inbound", "");
  if (queue) now.queue = queue;
  for (const line of fresh) now.rung.add(line);
  return [telling(now, id, "newCall", at, { lines: fresh })];
}

/** One dials another: with `answered`, and was heard. */
function dialling(follower: Follower, caller: Leg, peer: Leg, answered: boolean, at: Date): CallEvent[] {
  const root = follower.legs.get(caller.root);
  if (!root) return [];
  const [from, to] = [endpointOf(root.channel), endpointOf(peer.channel)];
  const [ours, theirs] = [follower.isLine(from), follower.isLine(to)];
  const before = follower.talks.get(root.channel.id);
  // Among themselves; or from somebody to somebody else, who is in no queue of the desk's.
  if (ours === theirs && (ours || !before || before.over)) return [];
  const talk = talkOf(follower, root, ours ? "outbound" : "inbound", peer.channel.caller.number);
  const queue = ours ? "" : queueOf(root.channel);
  if (queue) talk.queue = queue;
  const line = ours ? from : to;
  const told: CallEvent[] = [];
  if ((ours || theirs) && !talk.rung.has(line)) {
    talk.rung.add(line);
    told.push(telling(talk, root.channel.id, "newCall", at, { lines: [line] }));
  }
  if (!answered || talk.speaking.has(peer.channel.id)) return told;
  talk.speaking.add(peer.channel.id);
  const mine = ours || theirs ? [line] : [];
  return [...told, telling(talk, root.channel.id, "answer", at, { lines: mine, answering: mine })];
}

/** The talk that a channel is part of, where it goes on. */
function partOf({ legs, talks }: Follower, { id }: Channel): { talk: Talk; root: string } | null {
  const root = legs.get(id)?.root ?? id;
  const talk = talks.get(root);
  return talk && !talk.over ? { talk, root } : null;
}

function end({ talk, root }: { talk: Talk; root: string }, at: Date, cause: string): CallEvent {
  talk.over = true;
  return telling(talk, root, "hangup", at, { cause });
}

export function gone(follower: Follower, channel: Channel, at: Date, cause: string): CallEvent[] {
  const part = partOf(follower, channel);
  follower.legs.delete(channel.id);
  if (channel.id === part?.root || follower.talks.has(channel.id)) {
    const told = part ? [end(part, at, cause)] : [];
    follower.talks.delete(channel.id);
    return told;
  }
  if (!part?.talk.speaking.delete(channel.id) || part.talk.speaking.size > 0) return [];
  // Nobody of those who had answered is left: the caller may go on to somewhere else.
  return [end(part, at, cause)];
}

function holding(follower: Follower, channel: Channel, at: Date, type: "hold" | "resume"): CallEvent[] {
  const part = partOf(follower, channel);
  // Whom the other side lets wait is nothing of the desk's doing.
  const desks = part && (part.talk.direction === "outbound" ? channel.id === part.root : channel.id !== part.root);
  return desks ? [telling(part.talk, part.root, type, at, { lines: [endpointOf(channel)] })] : [];
}

function transferring(follower: Follower, by: Channel, to: string, transferee: Channel | undefined, at: Date): CallEvent[] {
  const part = partOf(follower, by);
  // Whoever is put through is from now on the one who calls.
  if (transferee && transferee.id !== part?.root) {
    const { legs, talks } = follower;
    const before = legs.get(transferee.id);
    if (before) legs.set(transferee.id, { ...before, root: transferee.id, called: "" });
    talks.delete(transferee.id);
  }
  return part ? [telling(part.talk, part.root, "transfer", at, { to }), end(part, at, "transferred")] : [];
}

/** What an event of ARI tells of the desk's calls: nothing of those that are none of its lines. */
export function hear(follower: Follower, frame: Frame, at: Date): CallEvent[] {
  switch (frame.type) {
    case "StasisStart":
      return calling(follower, remember(follower, frame.channel), at, frame.args);
    case "ChannelCreated":
    case "ChannelCallerId":
      return calling(follower, remember(follower, frame.channel), at);
    case "ChannelDialplan":
      return calling(follower, remember(follower, frame.channel), at, [], true);
    case "ChannelStateChange": {
      const leg = remember(follower, frame.channel);
      const root = follower.legs.get(leg.root);
      if (leg.root === frame.channel.id || !root) return calling(follower, leg, at);
      return frame.channel.state === "Up" ? dialling(follower, root, leg, true, at) : [];
    }
    case "Dial": {
      if (!frame.caller) {
        remember(follower, frame.peer);
        return [];
      }
      const caller = remember(follower, frame.caller);
      const peer = remember(follower, frame.peer, caller.root);
      return [...calling(follower, caller, at), ...dialling(follower, caller, peer, frame.dialstatus === "ANSWER", at)];
    }
    case "ChannelDestroyed":
      return gone(follower, frame.channel, at, frame.cause_txt);
    case "ChannelHold":
      return holding(follower, frame.channel, at, "hold");
    case "ChannelUnhold":
      return holding(follower, frame.channel, at, "resume");
    case "BridgeBlindTransfer":
      return frame.result === "Success" ? transferring(follower, frame.channel, frame.exten, frame.transferee, at) : [];
    case "BridgeAttendedTransfer":
      return frame.result === "Success" ? attended(follower, frame, at) : [];
    case "ApplicationReplaced":
      return [];
  }
}

/** Put through after a word with whoever takes over: of the desk's, they have it now. */
function attended(follower: Follower, frame: Extract<Frame, { type: "BridgeAttendedTransfer" }>, at: Date): CallEvent[] {
  const { transferer_first_leg: first, transferer_second_leg: second, transferee, transfer_target: target } = frame;
  const to = target ? endpointOf(target) : dialled(second.dialplan.exten);
  const told = [...transferring(follower, first, to, transferee, at), ...transferring(follower, second, to, undefined, at)];
  const caller = transferee && follower.legs.get(transferee.id);
  if (!caller || !target) return told;
  return [...told, ...dialling(follower, caller, remember(follower, target, caller.channel.id), true, at)];
}
