import { askWeb } from "../../../platform/egress/index.ts";
import { readChannels, type Channel } from "./read-frame.ts";
import type { LinkedChannel } from "./resync.ts";

export interface Ari {
  url: string;
  user: string;
  password: string;
  app: string;
  certificate: string | null;
}

export const authorization = ({ user, password }: Ari): string => `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

/** So many channels are asked one by one to which call they belong; the others are taken for calls of their own. */
const mostAsked = 200;

async function ask(ari: Ari, path: string, patience: number): Promise<unknown> {
  const { status, body } = await askWeb(new URL(`${ari.url}${path}`), {
    headers: { authorization: authorization(ari), accept: "application/json" },
    purpose: "telephone",
    certificate: ari.certificate,
    patience,
    most: 4 * 1024 * 1024,
  });
  if (status !== 200) throw Object.assign(new Error(`HTTP ${status}`), { status });
  return JSON.parse(body);
}

async function linkedOf(ari: Ari, { id }: Channel, patience: number): Promise<string> {
  try {
    const read = await ask(ari, `/channels/${encodeURIComponent(id)}/variable?variable=CHANNEL(linkedid)`, patience);
    return typeof read === "object" && read !== null && "value" in read && typeof read.value === "string" && read.value ? read.value : id;
  } catch (error) {
    // Over meanwhile, or not to be asked: it stands for itself.
    if (error instanceof Error && "status" in error) return id;
    throw error;
  }
}

/** All channels that are there, with the calls they belong to. */
export async function askChannels(ari: Ari, patience: number): Promise<LinkedChannel[]> {
  const found = readChannels(await ask(ari, "/channels", patience));
  const linked: LinkedChannel[] = [];
  for (const [at, channel] of found.entries())
    linked.push({ ...channel, linked: at < mostAsked ? await linkedOf(ari, channel, patience) : channel.id });
  return linked;
}
