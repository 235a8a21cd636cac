import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { poolUse, type Db } from "../../../platform/db.ts";
import { recentFigures } from "./figures.ts";
import { mailGauges, type MakeGauge } from "./mail-gauges.ts";

/** What Prometheus reads: this process, its requests, its connections, and what waits in the database. */
export function createRegistry(db: Db) {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: "firstline_http_request_seconds",
    help: "Requests by route, method and status, and how long they took",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [register],
  });
  const streams = new Gauge({ name: "firstline_live_streams", help: "Open streams of live updates", registers: [register] });
  const gauge: MakeGauge = (name, help, labelNames, read) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [register],
      async collect() {
        this.reset();
        await read(this);
      },
    });
  gauge("firstline_database_connections", "Connections of this process to the database", ["state"], (set) => {
    for (const [state, count] of Object.entries(poolUse(db) ?? {})) set.set({ state }, count);
  });
  gauge("firstline_reader_lag_seconds", "Age of the oldest event that a reader has not read", ["reader"], async (set) => {
    for (const { name, seconds } of (await recentFigures(db)).lag) set.set({ reader: name }, seconds);
  });
  mailGauges(gauge, db);
  gauge("firstline_jobs", "Jobs that wait or have failed for good", ["state"], async (set) => {
    for (const [state, count] of Object.entries((await recentFigures(db)).jobs)) set.set({ state }, count);
  });
  gauge("firstline_failures", "What went wrong in the background and is shown on System health", ["name"], async (set) => {
    for (const { name, count } of (await recentFigures(db)).failures) set.set({ name }, count);
  });
  gauge("firstline_ticket_numbers", "Numbers given to tickets so far", [], async (set) => set.set((await recentFigures(db)).numbers));
  return { register, requests, streams };
}
