import type { Config } from "../platform/config.ts";
import type { Db } from "../platform/db.ts";
import { createServer } from "../platform/http/serve.ts";
import type { Log } from "../platform/log.ts";
import { rooms } from "../rooms.ts";
import { proofsOf, rememberCallers } from "../rooms/access/index.ts";
import { serveChat } from "../rooms/chat/index.ts";
import { serveCounters } from "../rooms/counters/index.ts";
import { serveDocs, serveMetrics, serveProbes } from "../rooms/health/index.ts";
import { serveScim } from "../rooms/scim/index.ts";
import type { OnStop } from "./database.ts";
import { explainListening } from "./port.ts";

/** Requests still running get this long (ms) to finish when the desk stops. */
const patience = 10_000;

/** Opens the doors: every room's routes, the probes and the web application. */
export async function serveDesk(db: Db, config: Config, log: Log, onStop: OnStop): Promise<void> {
  const authenticate = rememberCallers(db);
  const app = await createServer({
    gate: {
      db,
      authenticate: (request) => authenticate(request, new Date()),
      now: () => new Date(),
      proofsOf: (actor) => proofsOf(db, actor),
    },
    routes: rooms.flatMap((room) => room.routes ?? []),
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    log,
    atOnce: Math.max(1, Math.floor(config.poolSize * 0.75)),
    extra(server) {
      serveProbes(server, db);
      serveMetrics(server, { db, token: config.metricsToken, authenticate: (request) => authenticate(request, new Date()) });
      serveDocs(server, config.publicUrl);
      serveChat(server, db, config.publicUrl);
      serveCounters(server);
      serveScim(server, db);
    },
  });
  onStop("the web server", async () => {
    const late = setTimeout(() => app.server.closeAllConnections(), patience);
    // A connection kept alive falls idle when its last request is done, and nobody else closes it then.
    const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
    await app.close();
    clearTimeout(late);
    clearInterval(sweep);
  });
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    throw explainListening(error, config);
  }
}
