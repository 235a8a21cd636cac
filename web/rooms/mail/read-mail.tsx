import { useAsk } from "../../platform/queries.ts";
import { Reading } from "../../ui/reading.tsx";
import { Acts } from "./acts.tsx";
import css from "./letter.module.css";
import { Letter } from "./letter.tsx";

/** One message with what can be done about it. `onDone`: it became something else, or went elsewhere. */
export function ReadMail({ id, keys, onDone }: { id: string; keys?: boolean; onDone?: () => void }) {
  const reading = useAsk("GET /mail/messages/{id}", { params: { id } });
  return (
    <Reading of={reading} rows={6}>
      {(mail) => (
        <div className={css.letter}>
          <Acts key={mail.id} mail={mail} keys={keys ?? false} onDone={onDone} />
          <Letter mail={mail} />
        </div>
      )}
    </Reading>
  );
}
