import type { Gauge } from "prom-client";
import type { Db } from "../../../platform/db.ts";
import { recentFigures } from "./figures.ts";

export type MakeGauge = (name: string, help: string, labelNames: string[], read: (set: Gauge) => unknown) => unknown;

/** Mail as Prometheus reads it. */
export function mailGauges(gauge: MakeGauge, db: Db): void {
  const mail = async () => (await recentFigures(db)).mail;
  gauge("firstline_outbox_messages", "Messages to people that have not left, or did not arrive", ["state"], async (set) => {
    for (const [state, count] of Object.entries((await mail()).outbox.states)) set.set({ state }, count);
  });
  gauge("firstline_outbox_oldest_seconds", "Age of the oldest message that has not left", [], async (set) =>
    set.set((await mail()).outbox.oldest),
  );
  gauge("firstline_mail_last_hour", "Messages that came in the last hour, by what became of them", ["mailbox", "outcome"], async (set) => {
    for (const { mailbox, outcome, count } of (await mail()).lastHour) set.set({ mailbox, outcome }, count);
  });
  gauge("firstline_mail_pending", "Messages that wait for somebody's decision", ["outcome"], async (set) => {
    const { held, quarantined } = (await mail()).pending;
    set.set({ outcome: "held" }, held);
    set.set({ outcome: "quarantined" }, quarantined);
  });
  gauge("firstline_mail_waiting_seconds", "Age of the oldest message that nobody has understood yet", [], async (set) =>
    set.set((await mail()).pending.waiting_seconds),
  );
  gauge("firstline_mailbox_failing", "1 while a mailbox does not work", ["mailbox", "way"], async (set) => {
    for (const { key: mailbox, fetching, sending } of (await mail()).mailboxes) {
      if (fetching !== null) set.set({ mailbox, way: "fetching" }, fetching);
      if (sending !== null) set.set({ mailbox, way: "sending" }, sending);
    }
  });
  gauge("firstline_mailbox_behind_seconds", "Since when nobody has looked into a mailbox", ["mailbox"], async (set) => {
    for (const { key: mailbox, behind } of (await mail()).mailboxes) if (behind !== null) set.set({ mailbox }, behind);
  });
}
