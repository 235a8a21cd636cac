import { useMarks } from "../../platform/marks/use-marks.ts";
import { PersonMark } from "../../ui/person-mark.tsx";
import css from "./who.module.css";

/** What to mind before the next word: the marks with what helps, in full. */
export function Marked({ personId }: { personId: string }) {
  const marks = useMarks(personId);
  if (marks.length === 0) return null;
  return (
    <ul className={css.marked}>
      {marks.map(({ mark, note }) => (
        <li key={mark}>
          <PersonMark mark={mark} note={null} /> {note}
        </li>
      ))}
    </ul>
  );
}
