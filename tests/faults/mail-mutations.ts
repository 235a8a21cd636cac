/** Numbers that look like chance and are the same at every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Mutation = (bytes: Buffer, other: Buffer, below: (most: number) => number) => Buffer;

/** What readers of mail trip over. */
const tokens = [
  "\r\n\r\n",
  "\r",
  "\0",
  "--",
  "=?utf-8?B?",
  "?=",
  "=\r\n",
  "<svg><script>",
  "<!--",
  "\u001b$B",
  "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n",
  "Content-Transfer-Encoding: base64\r\n",
  "Content-Type: text/html; charset=utf-16\r\n\r\n",
  "Content-Type: message/rfc822\r\n\r\n",
  "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
  "From: a@b.co, <x@y.example\r\n",
  "; filename*0*=utf-8''%E5%",
  "(",
  '"',
].map((token) => Buffer.from(token, "latin1"));

const mutations: readonly Mutation[] = [
  function flipBits(bytes, _other, below) {
    const made = Buffer.from(bytes);
    for (let times = 1 + below(20); times > 0; times--) {
      const at = below(made.length);
      made[at] = (made[at] ?? 0) ^ (1 << below(8));
    }
    return made;
  },
  function cutOff(bytes, _other, below) {
    return bytes.subarray(0, below(bytes.length));
  },
  function moveBlock(bytes, _other, below) {
    const start = below(bytes.length);
    const block = bytes.subarray(start, start + below(400));
    const rest = Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + block.length)]);
    const to = below(rest.length + 1);
    return Buffer.concat([rest.subarray(0, to), block, rest.subarray(to)]);
  },
  function repeatHeader(bytes, _other, below) {
    const lines = bytes.toString("latin1").split("\n");
    const line = `${lines[below(lines.length)] ?? ""}\n`;
    return Buffer.concat([Buffer.from(line.repeat(1 + below(60)), "latin1"), bytes]);
  },
  function splice(bytes, other, below) {
    return Buffer.concat([bytes.subarray(0, below(bytes.length)), other.subarray(below(other.length))]);
  },
  function insertToken(bytes, _other, below) {
    const at = below(bytes.length);
    const token = tokens[below(tokens.length)] ?? Buffer.alloc(0);
    const times = below(8) === 0 ? 200 : 1;
    return Buffer.concat([bytes.subarray(0, at), ...Array.from({ length: times }, () => token), bytes.subarray(at)]);
  },
  function repeatBlock(bytes, _other, below) {
    const at = below(bytes.length);
    const block = bytes.subarray(at, at + below(300));
    return Buffer.concat([bytes.subarray(0, at), ...Array.from({ length: 1 + below(100) }, () => block), bytes.subarray(at)]);
  },
];

/** One of the messages, changed up to four times. */
export function mutate(messages: readonly Buffer[], random: () => number): Buffer {
  const below = (most: number) => Math.floor(random() * most);
  const pick = () => messages[below(messages.length)] ?? Buffer.alloc(0);
  let bytes = pick();
  for (let times = 1 + below(4); times > 0; times--) bytes = mutations[below(mutations.length)]?.(bytes, pick(), below) ?? bytes;
  return bytes;
}
