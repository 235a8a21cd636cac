/**
 * Does `work` for each, so many at a time. One that fails stops no other, and nothing goes on when this ends: it throws the first failure
 * only then.
 */
export async function eachAtOnce<T>(all: Iterable<T>, atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const rest = [...all].values();
  const failures: unknown[] = [];
  const next = async (): Promise<void> => {
    for (const one of rest) await work(one).catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  if (failures.length > 0) throw failures[0];
}
