import { PersonMark } from "../../ui/person-mark.tsx";
import { useMarks } from "./use-marks.ts";

/** The marks of somebody, beside their name. */
export function MarksOf({ personId, small }: { personId: string | null | undefined; small?: boolean }) {
  const marks = useMarks(personId);
  return marks.map(({ mark, note }) => <PersonMark key={mark} mark={mark} note={note} small={small} />);
}
