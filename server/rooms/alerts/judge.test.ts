import { describe, expect, test } from "vitest";
import { fromAlertmanager } from "./alertmanager.ts";
import { isQuiet, judge } from "./judge.ts";
import { wordsOf } from "./ticket-of.ts";

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 8, minutes));
const damping = { flap_changes: 3, flap_minutes: 10 };

describe("an alert flaps", () => {
  const firing = { status: "firing" as const, changes: [], flapping_since: null };

  test("when it changes more often than it may within the window", () => {
    let state: { status: "firing" | "resolved"; changes: Date[]; flapping_since: Date | null } = firing;
    const begins: boolean[] = [];
    for (let minute = 1; minute <= 5; minute++) {
      const status = state.status === "firing" ? "resolved" : "firing";
      const judged = judge(state, status, at(minute), damping);
      begins.push(judged.begins);
      state = { status, ...judged };
    }
    expect([begins, state.flapping_since, state.changes]).toEqual([
      [false, false, false, true, false],
      at(4),
      [at(2), at(3), at(4), at(5)],
    ]);
  });
  test("not by being told again and again, nor by changes long ago", () => {
    expect(judge({ ...firing, changes: [at(1), at(2), at(3)] }, "firing", at(4), damping)).toMatchObject({ changed: false, begins: false });
    expect(judge({ ...firing, changes: [at(1), at(2), at(3)] }, "resolved", at(11), damping)).toMatchObject({
      begins: false,
      changes: [at(2), at(3), at(11)],
    });
  });
  test("until it is quiet", () => expect([isQuiet(at(0), at(29), 30), isQuiet(at(0), at(30), 30)]).toEqual([false, true]));
});

test("what Alertmanager sends becomes an alert", () => {
  const alert = {
    status: "firing" as const,
    labels: { alertname: "DiskFull", instance: "db-1:9100", severity: "page" },
    annotations: { description: "95 % of /var is used" },
    generatorURL: "http://prometheus.example/graph",
    fingerprint: "8f2c",
  };
  expect(fromAlertmanager(alert, "prometheus")).toEqual({
    dedupe_key: "8f2c",
    status: "firing",
    title: "DiskFull · db-1:9100",
    description: "95 % of /var is used",
    severity: "critical",
    source: "prometheus",
    labels: alert.labels,
    url: "http://prometheus.example/graph",
  });
  const bare = fromAlertmanager(
    { ...alert, fingerprint: "", generatorURL: "javascript:alert(1)", annotations: { summary: "Two\nlines" } },
    "x",
  );
  expect([bare.title, bare.url, bare.dedupe_key.length]).toEqual(["Two lines", undefined, 64]);
});

test("the ticket holds the words, the link and the facts", () => {
  expect(wordsOf({ description: "Full", url: "https://x.example/", labels: { host: "db-1", rack: "4" } })).toBe(
    "Full\n\nhttps://x.example/\n\nhost: db-1\nrack: 4",
  );
  expect(wordsOf({ description: "", labels: {} })).toBe("");
});
