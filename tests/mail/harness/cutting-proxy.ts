import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export interface CuttingProxy {
  port: number;
  /** How many connections were cut. */
  cuts(): number;
  /** How many bytes the last connection brought. */
  brought(): number;
  /** Connections end after this many bytes from the server, the next one after `step` more; never: they live. */
  cutFrom(bytes: number, step: number, times: number): void;
  close(): void;
}

/** Stands between the desk and a server, and cuts the line in the middle of what the server says. */
export async function startCuttingProxy(target: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let [limit, step, left, cuts, brought] = [Infinity, 0, 0, 0, 0];
  const proxy = createServer((near) => {
    const far = connect({ host: "127.0.0.1", port: target });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => (near.destroy(), far.destroy(), sockets.delete(socket)));
    }
    const end = left > 0 ? limit : Infinity;
    if (left > 0) [limit, left] = [limit + step, left - 1];
    let count = 0;
    near.pipe(far);
    far.on("data", (chunk: Buffer) => {
      const passing = chunk.subarray(0, Math.max(0, end - count));
      count += chunk.length;
      brought = count;
      if (count < end) return void near.write(passing);
      cuts += 1;
      near.write(passing, () => near.destroy());
      far.destroy();
    });
  });
  await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
  return {
    port: (proxy.address() as AddressInfo).port,
    cuts: () => cuts,
    brought: () => brought,
    cutFrom(bytes, by, times) {
      [limit, step, left] = [bytes, by, times];
    },
    close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
}
