import { fastify } from "fastify";
import pg from "pg";
import { newId } from "../server/platform/id.ts";

// The yardstick: the same web server and driver with nothing in between. One INSERT, one indexed SELECT of 25 rows.
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: Number(process.env["FIRSTLINE_POOL"] ?? 12) });
const app = fastify();

app.post("/insert", async (request, reply) => {
  const { subject, description } = request.body as { subject: string; description: string };
  const { rows } = await pool.query(
    "insert into bare_ticket (id, subject, description, opened_at) values ($1, $2, $3, now()) returning id, number",
    [newId(), subject, description],
  );
  return reply.code(201).send(rows[0]);
});
// A message as it came, written down and nothing more.
app.addContentTypeParser("message/rfc822", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
app.post("/raw", async (request, reply) => {
  await pool.query("insert into bare_mail (id, raw) values ($1, $2)", [newId(), request.body]);
  return reply.code(201).send({});
});
app.get("/select", async () => {
  const { rows } = await pool.query(
    "select id, number, subject, status, priority, tier, opened_at, updated_at, due_at from ticket where discarded_at is null order by opened_at desc, id desc limit 25",
  );
  return { items: rows };
});

await pool.query(
  "create table if not exists bare_ticket (id uuid primary key, number bigserial unique, subject text not null, description text not null, opened_at timestamptz not null)",
);
await pool.query("create table if not exists bare_mail (id uuid primary key, raw bytea not null)");
await app.listen({ host: "127.0.0.1", port: Number(process.env["PORT"]) });
process.stdout.write("ready\n");
process.on("SIGTERM", () => process.exit(0));
