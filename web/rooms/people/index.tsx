import { SkeletonRows } from "../../ui/skeleton.tsx";

export function PeoplePage() {
  return <SkeletonRows />;
}
