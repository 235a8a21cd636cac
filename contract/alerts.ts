import { z } from "zod";
import { impact, urgency } from "./catalog.ts";
import { routes } from "./route.ts";
import { id, instant, key, line, list, named } from "./shapes.ts";

export const severities = ["critical", "error", "warning", "info"] as const;
const severity = z.enum(severities).describe("How bad it is; what impact and urgency that means stands in the source's settings");
export type Severity = z.infer<typeof severity>;
const alertStatus = z.enum(["firing", "resolved"]).describe("firing: it is so now; resolved: it is over");
export type AlertStatus = z.infer<typeof alertStatus>;

const url = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .describe("Where one sees more of it");
const source = z.string().max(40).default("monitoring").describe("The key of an alert source of the settings");

const alertGiven = z.strictObject({
  dedupe_key: line(255).describe("What it is about, the same every time: all that is told under it leads to one ticket"),
  status: alertStatus,
  title: line(300).describe("What is wrong; the ticket's subject"),
  description: z.string().trim().max(20_000).default("").describe("More about it; stands in the ticket that it opens"),
  severity: severity.default("warning"),
  source,
  url: url.optional(),
  labels: z.record(z.string().max(100), z.string().max(1000)).default({}).describe("Facts by name; they stand in the ticket that it opens"),
});
export type AlertGiven = z.output<typeof alertGiven>;

const taken = z.object({
  dedupe_key: z.string().describe("As it was given"),
  outcome: z
    .enum(["opened", "repeated", "reopened", "noted", "solved", "held", "ignored"])
    .describe(
      "opened: a ticket; repeated: counted; noted: the ticket tells that it began again or is over; held: it flaps, so only counted until it is quiet; ignored: it is over, and nobody knew of it",
    ),
  ticket_id: id.nullable().describe("The ticket; null: there is none"),
  ticket_number: z.number().int().nullable().describe("Its number"),
});
export type AlertTaken = z.infer<typeof taken>;

/** Of Prometheus' Alertmanager (webhook, version 4), what is needed here; it may send more. */
const prometheusAlert = z.looseObject({
  status: alertStatus,
  labels: z.record(z.string(), z.string()).describe("Facts by name; `alertname` and `severity` among them"),
  annotations: z.record(z.string(), z.string()).default({}).describe("`summary` becomes the subject, `description` the words"),
  generatorURL: z.string().default("").describe("Where one sees more of it"),
  fingerprint: z.string().default("").describe("The dedupe key"),
});
export type PrometheusAlert = z.output<typeof prometheusAlert>;

/** What stands around them there; only the alerts themselves are read. */
const unread = z.unknown().optional().describe("Not read");
const prometheusGroup = z.strictObject({
  version: unread,
  groupKey: unread,
  truncatedAlerts: unread,
  status: unread,
  receiver: unread,
  groupLabels: unread,
  commonLabels: unread,
  commonAnnotations: unread,
  externalURL: unread,
});

const response = z.strictObject({ impact, urgency }).describe("What it means for its ticket");
const fields = {
  name: line(100).describe("What it is called; who its tickets are from"),
  active: z.boolean().describe("false: what it tells is refused"),
  team_id: id.nullable().describe("Whose its tickets are first; null: the default team of tier 1"),
  category_id: id.nullable().describe("What its tickets are about; null: nothing said"),
  on_resolved: z
    .enum(["solve", "note", "nothing"])
    .describe("When it is over. solve: its ticket is solved; note: the ticket tells it; nothing: it only stands beside the ticket"),
  severities: z
    .strictObject({ critical: response, error: response, warning: response, info: response })
    .describe("Impact and urgency by severity"),
  reopen_hours: z
    .number()
    .int()
    .min(0)
    .max(720)
    .describe("Within so many hours it opens the ticket again that was solved; later a new one"),
  flap_changes: z.number().int().min(1).max(50).describe("More changes than this"),
  flap_minutes: z.number().int().min(1).max(1440).describe("within so many minutes: it flaps"),
  quiet_minutes: z.number().int().min(1).max(1440).describe("until nothing changed for so many minutes"),
};
const alertSource = z.object({
  id,
  key: z.string().describe("By which it is named in what it tells"),
  ...fields,
  team: named.nullable().describe("Whose its tickets are first; null: the default team of tier 1"),
  category: named.nullable().describe("What its tickets are about; null: nothing said"),
  firing: z.number().int().describe("Alerts of it that fire now"),
  changed_at: instant.describe("When it was changed last"),
  version: z.number().int().describe("Rises with every change"),
});
export type AlertSource = z.infer<typeof alertSource>;

const ticketAlert = z.object({
  id,
  title: z.string().describe("What is wrong, as it was told last"),
  source: z.string().describe("What its source is called"),
  severity,
  status: alertStatus,
  since: instant.describe("Since when it is so"),
  count: z.number().int().describe("How often it was told that it fires"),
  first_at: instant.describe("When it was told first"),
  last_at: instant.describe("When it was told last"),
  flapping_since: instant.nullable().describe("Since when it changes so often that nothing follows from it; null: it does not"),
  url: z.string().nullable().describe("Where one sees more of it"),
});
export type TicketAlert = z.infer<typeof ticketAlert>;

export const alertRoutes = routes({
  "POST /alerts": {
    summary: "Tell that something is wrong, or over: one ticket for each dedupe key, however often",
    access: "alerts:write",
    transaction: false,
    body: alertGiven,
    answer: taken,
  },
  "POST /alerts/batches": {
    summary: "Tell several at once, each on its own",
    access: "alerts:write",
    transaction: false,
    body: z.strictObject({ alerts: z.array(alertGiven).min(1).max(100).describe("They are taken in this order") }),
    answer: list(taken),
  },
  "POST /alerts/alertmanager": {
    summary: "What Prometheus’ Alertmanager sends to a webhook",
    access: "alerts:write",
    transaction: false,
    query: z.strictObject({ source }),
    body: prometheusGroup.extend({ alerts: z.array(prometheusAlert).max(1000).describe("What fires or is over") }),
    answer: list(taken),
  },
  "GET /tickets/{id}/alerts": {
    summary: "What programs that watch told about this ticket; for those who see its inside",
    access: "tickets:read",
    answer: list(ticketAlert),
  },
  "GET /alert-sources": { summary: "Programs that tell alerts, and how they are taken", access: "system:read", answer: list(alertSource) },
  "POST /alert-sources": {
    summary: "Take alerts of one more program",
    access: "system:write",
    body: z
      .strictObject({ ...fields, key: key(40) })
      .partial()
      .required({ key: true, name: true }),
    answer: alertSource,
    status: 201,
  },
  "GET /alert-sources/{id}": { summary: "One of them, by id or key", access: "system:read", answer: alertSource },
  "PATCH /alert-sources/{id}": {
    summary: "Change how alerts of one are taken; send `If-Match` with the version you read to be told of a conflict",
    access: "system:write",
    body: z.strictObject(fields).partial(),
    answer: alertSource,
  },
});
