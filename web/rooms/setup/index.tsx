import { SkeletonRows } from "../../ui/skeleton.tsx";

export function SetupPage() {
  return <SkeletonRows />;
}
