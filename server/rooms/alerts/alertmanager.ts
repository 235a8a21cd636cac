import { createHash } from "node:crypto";
import type { AlertGiven, PrometheusAlert, Severity } from "../../../contract/alerts.ts";

/** What the severities are called that people write in their rules. */
const severities: Record<string, Severity> = {
  critical: "critical",
  page: "critical",
  emergency: "critical",
  error: "error",
  high: "error",
  major: "error",
  info: "info",
  information: "info",
  none: "info",
  low: "info",
};

const lineOf = (text: string, most: number): string =>
  text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, " ")
    .trim()
    .slice(0, most)
    .toWellFormed();

/** The same labels, the same alert: what Alertmanager's own fingerprint means. */
const keyOf = ({ fingerprint, labels }: PrometheusAlert): string =>
  lineOf(fingerprint, 255) ||
  createHash("sha256")
    .update(JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest("hex");

const isWeb = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** An alert of Alertmanager's as the desk takes them. Pure. */
export function fromAlertmanager(alert: PrometheusAlert, source: string): AlertGiven {
  const { labels, annotations, generatorURL } = alert;
  const name = [labels["alertname"] ?? "Alert", labels["instance"]].filter(Boolean).join(" · ");
  return {
    dedupe_key: keyOf(alert),
    status: alert.status,
    title: lineOf(annotations["summary"] ?? name, 300) || "Alert",
    description: (annotations["description"] ?? annotations["message"] ?? "").trim().slice(0, 20_000).toWellFormed(),
    severity: severities[(labels["severity"] ?? "").toLowerCase()] ?? "warning",
    source,
    labels: Object.fromEntries(Object.entries(labels).map(([key, value]) => [lineOf(key, 100), lineOf(value, 1000)])),
    ...(isWeb(generatorURL) && generatorURL.length <= 2000 && { url: generatorURL }),
  };
}
