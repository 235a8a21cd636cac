import { execFile } from "node:child_process";
import { join } from "node:path";
import { libraryPath, mailPrograms } from "./debian.ts";

/** Speaks SMTP as somebody else's program does; answers how it ended and the whole dialogue. */
export async function swaks(port: number, ...args: string[]): Promise<{ code: number; said: string }> {
  const programs = await mailPrograms();
  const all = [
    join(programs, "usr/bin/swaks"),
    "--server",
    "127.0.0.1",
    "--port",
    String(port),
    "--ehlo",
    "client.example",
    "--timeout",
    "60",
    ...args,
  ];
  return new Promise((done) => {
    execFile("perl", all, { env: libraryPath(programs), maxBuffer: 200 * 1024 * 1024 }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, said: stdout + stderr }),
    );
  });
}
