import type { View } from "../../../../contract/views.ts";
import { useAsk } from "../../../platform/queries.ts";

export interface CountedView extends View {
  count: { number: number; exact: boolean } | null;
}

/** My views in my order, with how many tickets each finds now. */
export function useViews(): CountedView[] {
  const { data: views } = useAsk("GET /views");
  const { data: counts } = useAsk("GET /views/counts", { enabled: (views?.items.length ?? 0) > 0, refetchInterval: 60_000 });
  const byId = new Map(counts?.items.map((one) => [one.id, one]));
  return (views?.items ?? []).map((view) => ({ ...view, count: byId.get(view.id) ?? null }));
}

/** One of them, by the id in the address. */
export function useView(id: string | undefined): View | undefined {
  const { data } = useAsk("GET /views", { enabled: id !== undefined });
  return data?.items.find((view) => view.id === id);
}
