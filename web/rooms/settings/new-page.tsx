import type { ReactNode } from "react";
import type { Form as FormState } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import type { Path } from "../../platform/paths.ts";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";

interface NewPageProps<T extends object> {
  form: FormState<T>;
  title: string;
  /** What the button says. */
  save: string;
  back: { to: Path; label: string };
  busy: boolean;
  onSave: () => void;
  /** What it means for the desk that it is there. */
  consequence?: string;
  children: ReactNode;
}

/** One more of something: its form, and the way back. */
export function NewPage<T extends object>({ form, title, save, back, busy, onSave, consequence, children }: NewPageProps<T>) {
  const say = useWords("ui");
  return (
    <Page title={title} back={back}>
      <Form
        form={form}
        creates
        label={title}
        onSave={onSave}
        save={save}
        busy={busy}
        consequence={consequence}
        beside={
          <LinkButton kind="quiet" to={back.to}>
            {say("cancel")}
          </LinkButton>
        }
      >
        {children}
      </Form>
    </Page>
  );
}
