import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { ErrorState } from "../../ui/error-state.tsx";

/** A screen that could not be drawn, or a desk that does not answer: the sentence, and another try. */
export function StartFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main>
      <ErrorState error={error} retry={again} />
    </main>
  );
}
