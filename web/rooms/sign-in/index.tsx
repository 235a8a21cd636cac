import { SkeletonRows } from "../../ui/skeleton.tsx";

export function SignInPage() {
  return <SkeletonRows />;
}
