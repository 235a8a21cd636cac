/** A worker that says nothing for so long is taken for dead. */
const lease = 30_000;

const held = new Set<string>();

/** What this process is sending right now. */
export const holding = {
  until: (now: Date): Date => new Date(now.getTime() + lease),
  /** Answers how to let go. */
  hold(id: string): () => void {
    held.add(id);
    return () => held.delete(id);
  },
  ids: (): string[] => [...held],
};
