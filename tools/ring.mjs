#!/usr/bin/env node
// Speaks to a desk as a telephone system would: rings, answers, hangs up. Plain JavaScript for any Node from 20 on, without packages,
// so that it can be copied to the telephone system's own machine. `node tools/ring.mjs --help` says how.
import { createHmac, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";

const help = `node tools/ring.mjs ADDRESS [--from +4722001412] [--to 22001400] [--user 201]... [--queue NAME]
    [--answer SECONDS] [--by 201] [--hold SECONDS] [--transfer NAME] [--hangup SECONDS] [--cause normalClearing] [--out] [--json]
    [--secret whsec_...] [--call ID]

ADDRESS is shown once under Settings, Telephone, when a telephone system is connected there. With --secret it is the signed one.
A call that is not answered is missed: leave --answer out. --hold and --transfer need --secret. Seconds count from the first ring.

  node tools/ring.mjs https://desk.example.com/api/v1/cti/TOKEN --from +4722001412 --user 201 --answer 3 --hangup 60
`;

/** @type {{ type: "string" }} */
const text = { type: "string" };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: text,
    to: text,
    user: { type: "string", multiple: true },
    by: text,
    queue: text,
    answer: text,
    hold: text,
    transfer: text,
    hangup: text,
    cause: text,
    secret: text,
    call: text,
    out: { type: "boolean" },
    json: { type: "boolean" },
    help: { type: "boolean" },
  },
});
const [address] = positionals;
if (values.help || !address || !URL.canParse(address)) {
  process.stdout.write(help);
  process.exit(values.help ? 0 : 2);
}

const call = values.call ?? randomUUID();
const users = values.user ?? [];
const sides = {
  direction: values.out ? "out" : "in",
  from: values.from ?? "+4722001412",
  to: values.to ?? "22001400",
  queue: values.queue ?? "",
};
const begun = Date.now();

/** What the generic webhook sends: a form, or JSON. @param {string} event @param {Record<string, string>} more */
function generic(event, more) {
  const fields = { event, callId: call, ...sides, ...more };
  if (values.json) return { body: JSON.stringify({ ...fields, user: users }), headers: { "content-type": "application/json" } };
  const form = new URLSearchParams(Object.entries(fields).filter(([, value]) => value));
  for (const user of users) form.append("user[]", user);
  return { body: form.toString(), headers: { "content-type": "application/x-www-form-urlencoded" } };
}

/** The same in the desk's own words, signed (standardwebhooks.com). @param {string} secret @param {string} type @param {Record<string, string>} more */
function signed(secret, type, { answeringNumber, ...more }) {
  const about = answeringNumber ? [answeringNumber] : users;
  const body = JSON.stringify({ type, call_id: call, ...sides, users: about, at: new Date().toISOString(), ...more });
  const [id, seconds] = [`msg_${randomUUID()}`, Math.floor(Date.now() / 1000)];
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const mac = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  const headers = { "webhook-id": id, "webhook-timestamp": String(seconds), "webhook-signature": `v1,${mac}` };
  return { body, headers: { ...headers, "content-type": "application/json" } };
}

/** @param {string} event @param {Record<string, string>} more */
async function tell(event, more = {}) {
  const { body, headers } = values.secret ? signed(values.secret, event, more) : generic(event, more);
  const answer = await fetch(String(address), { method: "POST", headers, body, redirect: "error" });
  const said = await answer.text();
  process.stdout.write(`${event} ${answer.status} ${said.slice(0, 200)}\n`);
  if (!answer.ok) process.exit(1);
}

const by = values.by ?? users[0];
/** @type {{ at: number, run: () => Promise<void> }[]} */
const steps = [{ at: 0, run: () => tell("newCall") }];
if (values.answer) steps.push({ at: Number(values.answer), run: () => tell("answer", by ? { answeringNumber: by } : {}) });
if (values.hold && values.secret) steps.push({ at: Number(values.hold), run: () => tell("hold") });
if (values.hangup) {
  const [end, to] = [Number(values.hangup), values.transfer];
  const cause = values.cause ?? (values.answer ? "normalClearing" : "noAnswer");
  if (to && values.secret) steps.push({ at: end - 0.1, run: () => tell("transfer", { transferred_to: to }) });
  steps.push({ at: end, run: () => tell("hangup", { cause }) });
}

for (const { at, run } of steps.sort((a, b) => a.at - b.at)) {
  await wait(Math.max(0, begun + at * 1000 - Date.now()));
  await run();
}
