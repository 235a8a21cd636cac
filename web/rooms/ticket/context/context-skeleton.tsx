import { Bone } from "../../../ui/skeleton.tsx";
import css from "./context.module.css";

export function ContextSkeleton() {
  return (
    <div className={css.context} data-late>
      <div className={css.section}>
        <Bone width="60%" />
        <Bone width="80%" height={10} />
        <Bone width="50%" height={10} />
      </div>
    </div>
  );
}
