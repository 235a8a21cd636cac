import { z } from "zod";
import { clean } from "../read-event.ts";

const word = (most: number) => z.string().transform((given) => clean(given, most));
const said = (most: number) => word(most).catch("");
const party = z.object({ name: said(100), number: said(100) }).catch({ name: "", number: "" });

/** A Channel of ARI, as far as it says who speaks with whom. */
const channel = z.object({
  id: word(150).pipe(z.string().min(1)),
  name: word(200),
  state: said(40),
  caller: party,
  connected: party,
  dialplan: z.object({ exten: said(100), app_name: said(60), app_data: said(300) }).catch({ exten: "", app_name: "", app_data: "" }),
});
export type Channel = z.output<typeof channel>;

const stamped = { timestamp: z.string().max(40).optional().catch(undefined) };
const of = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.object({ type: z.literal(type), ...stamped, ...shape });
const cause = z.object({ cause: z.number().catch(0), cause_txt: said(60) }).shape;

/** What of ARI's events the desk follows (rest-api/api-docs/events.json); all others are passed over. */
const frame = z.discriminatedUnion("type", [
  of("ChannelCreated", { channel }),
  of("ChannelStateChange", { channel }),
  of("ChannelDialplan", { channel, dialplan_app: said(60), dialplan_app_data: said(300) }),
  of("ChannelCallerId", { channel }),
  of("StasisStart", { channel, args: z.array(said(100)).max(20).catch([]) }),
  of("ChannelDestroyed", { channel, ...cause }),
  of("ChannelHold", { channel }),
  of("ChannelUnhold", { channel }),
  of("Dial", { caller: channel.optional(), peer: channel, dialstatus: said(40) }),
  of("BridgeBlindTransfer", { channel, transferee: channel.optional(), exten: said(100), result: said(40) }),
  of("BridgeAttendedTransfer", {
    transferer_first_leg: channel,
    transferer_second_leg: channel,
    transferee: channel.optional(),
    transfer_target: channel.optional(),
    result: said(40),
  }),
  of("ApplicationReplaced", {}),
]);
export type Frame = z.output<typeof frame>;

const known = new Set<unknown>(frame.options.map((one) => one.shape.type.value));

/** Reads what came by the web socket: null for an event that is of no concern, `wrong` for what is none. */
export function readFrame(text: string): Frame | null | "wrong" {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return "wrong";
  }
  if (typeof read !== "object" || read === null || !("type" in read) || typeof read.type !== "string") return "wrong";
  if (!known.has(read.type)) return null;
  const parsed = frame.safeParse(read);
  if (!parsed.success) return "wrong";
  const { data } = parsed;
  if (data.type === "ChannelDialplan")
    Object.assign(data.channel.dialplan, { app_name: data.dialplan_app, app_data: data.dialplan_app_data });
  return data;
}

/** Channels as `GET /channels` answers them; what is none is passed over. */
export function readChannels(read: unknown): Channel[] {
  return (Array.isArray(read) ? read : []).flatMap((one) => {
    const parsed = channel.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Further from now than this is nothing that a clock of theirs can say. */
const skew = 10 * 60_000;

/** When an event was: ARI writes the zone without a colon. */
export function timeOf(timestamp: string | undefined, now: Date): Date {
  const at = new Date((timestamp ?? "").replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
  return Number.isNaN(at.getTime()) || Math.abs(at.getTime() - now.getTime()) > skew ? now : at;
}
