import { SkeletonRows } from "../../ui/skeleton.tsx";

export function PortalPage() {
  return <SkeletonRows />;
}
