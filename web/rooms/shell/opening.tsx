import { SkeletonRows } from "../../ui/skeleton.tsx";

/** A room's code is still on its way. */
export function Opening() {
  return <SkeletonRows rows={8} lines={2} />;
}
