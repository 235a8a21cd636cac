import { SkeletonRows } from "../../ui/skeleton.tsx";

export function SettingsPage() {
  return <SkeletonRows />;
}
