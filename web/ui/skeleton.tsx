import { useWords } from "../platform/i18n.ts";
import css from "./skeleton.module.css";

/** A grey piece of the layout that is coming. Widths as the real text has them. */
export function Bone({ width = "100%", height = 12 }: { width?: number | string; height?: number }) {
  return <span className={css.bone} style={{ width, height }} aria-hidden />;
}

/** Rows of a list that is being read; appears only when it takes longer than 300 ms. */
export function SkeletonRows({ rows = 6, lines = 1 }: { rows?: number; lines?: 1 | 2 }) {
  const t = useWords("ui");
  return (
    <div className={css.rows} role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={css.row} data-lines={lines}>
          <Bone width={`${62 + ((row * 17) % 30)}%`} />
          {lines === 2 && <Bone width={`${36 + ((row * 23) % 28)}%`} height={10} />}
        </div>
      ))}
    </div>
  );
}
