import { SkeletonRows } from "../../ui/skeleton.tsx";

export function CallPage() {
  return <SkeletonRows />;
}
