import type { Log } from "../platform/log.ts";
import type { OnStop } from "./database.ts";

export interface Stopping {
  /** Notes how to stop what was just started. Throws when the desk is already on its way down, so that starting ends there. */
  onStop: OnStop;
  isStopping(): boolean;
  /** Says that the desk is on its way down. */
  begin(): void;
  /** Stops what was started, the other way round. A step that fails or hangs does not keep the later ones from their turn. */
  stop(): Promise<void>;
}

export function stopping(log: Log): Stopping {
  const steps: { what: string; stop: () => unknown }[] = [];
  let isStopping = false;
  return {
    onStop(what, stop) {
      steps.push({ what, stop });
      if (isStopping) throw new Error("stopped while starting");
    },
    isStopping: () => isStopping,
    begin: () => void (isStopping = true),
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

/** Waits for work, but not longer than `ms`: then it throws. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
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
