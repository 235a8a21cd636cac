import { lazy, Suspense } from "react";
import type { Field } from "../../../contract/field.ts";
import { PasswordInput, TextInput } from "../../ui/text-input.tsx";
import { Select } from "../../ui/select.tsx";
import { Bone } from "../../ui/skeleton.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { inMyLanguage, useWords } from "../i18n.ts";
import { FileAnswer } from "./file-answer.tsx";
import { SeveralAnswer } from "./several-answer.tsx";
import { TreeAnswer } from "./tree-answer.tsx";
import { YesNo } from "./yes-no.tsx";

const PersonAnswer = lazy(async () => ({ default: (await import("./person-answer.tsx")).PersonAnswer }));

const OwnAsset = lazy(async () => ({ default: (await import("./asset-answer.tsx")).OwnAsset }));
const AnyAsset = lazy(async () => ({ default: (await import("./asset-answer.tsx")).AnyAsset }));

interface AnswerFieldProps {
  id: string;
  field: Field;
  /** As typed: see typed.ts. */
  value: string;
  onChange: (value: string) => void;
  error: string | null;
  /** The key of its uploads, for a file. */
  place: string;
  /** For those at the desk: people are chosen, not written. */
  inside?: boolean;
  /** The name of the person or the asset that is the answer. */
  name?: string;
  /** For those at the desk: whose assets come first. */
  holder?: string | null;
}

/** One question of a form, asked the way its kind is best answered: the same in the portal, in a ticket and where it is made. */
export function AnswerField({ id, field, value, onChange, error, place, inside = false, name = "", holder = null }: AnswerFieldProps) {
  const ui = useWords("ui");
  const needed = inside ? field.required && !field.internal : field.required;
  const label = inMyLanguage(field.label) || "…";
  const hint = (field.hint && inMyLanguage(field.hint)) || undefined;
  const shared = { id, label, hint, optional: !needed, error, value, onChange };
  const required = { "aria-required": needed || undefined };
  switch (field.kind) {
    case "paragraph":
      return <TextArea {...shared} {...required} minRows={3} />;
    case "choice": {
      const offered = field.choices.filter(({ key, retired }) => !retired || key === value);
      const choices = offered.map((choice) => ({ value: choice.key, label: inMyLanguage(choice.label) || "…" }));
      return <Select {...shared} {...required} choices={choices} placeholder={ui("answer.choose")} />;
    }
    case "choices":
      return <SeveralAnswer {...shared} field={field} />;
    case "tree":
      return <TreeAnswer {...shared} field={field} />;
    case "yes_no":
      return <YesNo {...shared} />;
    case "date":
      return <TextInput {...shared} {...required} type="date" />;
    case "number":
      return <TextInput {...shared} {...required} inputMode="decimal" autoComplete="off" />;
    case "secret":
      return (
        <PasswordInput
          {...shared}
          {...required}
          hint={hint ?? ui(inside ? "answer.secret_anew" : "answer.secret")}
          autoComplete="new-password"
        />
      );
    case "file":
      return <FileAnswer {...shared} place={place} />;
    case "person":
      if (!inside) return <TextInput {...shared} {...required} hint={hint ?? ui("answer.person")} autoComplete="off" />;
      return (
        <Suspense fallback={<Bone height={56} />}>
          <PersonAnswer {...shared} name={name} />
        </Suspense>
      );
    case "asset":
      return (
        <Suspense fallback={<Bone height={56} />}>
          {inside ? <AnyAsset {...shared} name={name} holder={holder} /> : <OwnAsset {...shared} />}
        </Suspense>
      );
    case "text":
      return <TextInput {...shared} {...required} autoComplete="off" />;
  }
}
