interface Placed {
  id: string;
  pinned: boolean;
}

/** The views with one of them a place further up or down; it passes only those that are pinned, or not, as it is. Pure. */
export function moved<V extends Placed>(views: readonly V[], id: string, by: 1 | -1): V[] {
  const at = views.findIndex((view) => view.id === id);
  const view = views[at];
  const other = views[at + by];
  if (!view || !other || view.pinned !== other.pinned) return [...views];
  return views.toSpliced(at, 1).toSpliced(at + by, 0, view);
}

/** Those pinned first, as they will stand. */
export const orderBody = (views: readonly Placed[]): { views: Placed[] } => ({
  views: [...views.filter(({ pinned }) => pinned), ...views.filter(({ pinned }) => !pinned)].map(({ id, pinned }) => ({ id, pinned })),
});
