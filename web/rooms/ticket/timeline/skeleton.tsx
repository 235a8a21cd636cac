import { useWords } from "../../../platform/i18n.ts";
import { Bone } from "../../../ui/skeleton.tsx";
import css from "./timeline.module.css";

/** The shape of a timeline that is being read; appears only when that takes a while. */
export function TimelineSkeleton() {
  const ui = useWords("ui");
  return (
    <div className={css.skeleton} role="status" aria-label={ui("loading")}>
      {[56, 84, 40].map((width) => (
        <div key={width} className={css.bones}>
          <Bone width={`${width / 2}%`} />
          <Bone width={`${width}%`} height={10} />
        </div>
      ))}
    </div>
  );
}
