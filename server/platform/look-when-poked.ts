/**
 * Looks for work whenever somebody says that there may be some, one look at a time: who pokes while one goes on has it done once more
 * after it. What fails is told to `complain`, and the next poke looks again.
 */
export function lookWhenPoked(work: () => Promise<void>, complain: (error: Error) => void) {
  let isStopped = false;
  let looking: Promise<void> | null = null;
  let again = false;

  const look = async (): Promise<void> => {
    do {
      again = false;
      await work();
    } while (again && !isStopped);
  };
  return {
    poke(): void {
      again = true;
      if (!isStopped)
        looking ??= look()
          .catch(complain)
          .finally(() => (looking = null));
    },
    isStopped: (): boolean => isStopped,
    /** No look begins any more; resolves when the one that goes on has ended. */
    async stop(): Promise<void> {
      isStopped = true;
      await looking;
    },
  };
}
