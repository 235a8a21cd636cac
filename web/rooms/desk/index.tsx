import { SkeletonRows } from "../../ui/skeleton.tsx";

export function DeskPage() {
  return <SkeletonRows />;
}
