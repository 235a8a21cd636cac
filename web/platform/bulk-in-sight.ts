/** Changes of many tickets whose end somebody sees without being told. */
const inSight = new Map<string, number>();

/** It is looked at until the answered function is called. */
export function watchBulk(id: string): () => void {
  inSight.set(id, (inSight.get(id) ?? 0) + 1);
  return () => void inSight.set(id, (inSight.get(id) ?? 1) - 1);
}

export const isBulkInSight = (id: string): boolean => (inSight.get(id) ?? 0) > 0;
