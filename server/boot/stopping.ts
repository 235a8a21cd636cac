import type { Log } from "../platform/log.ts";
import type { OnStop } from "./database.ts";

/** What was started, to be stopped the other way round. A step that fails or hangs does not keep the later ones from their turn. */
export function stopping(log: Log): { onStop: OnStop; stop(): Promise<void> } {
  const steps: { what: string; stop: () => unknown }[] = [];
  return {
    onStop: (what, stop) => void steps.push({ what, stop }),
    async stop() {
      for (let step = steps.pop(); step; step = steps.pop()) {
        const { what } = step;
        try {
          await within(15_000, Promise.resolve(step.stop()));
        } catch (error) {
          log.error({ what, error: (error as Error).message }, "could not be stopped in order");
        }
      }
    },
  };
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${ms / 1000} s`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
