import { useCallback, useRef, useState } from "react";
import { fieldErrors, type Refusal } from "./client.ts";
import { say } from "./i18n.ts";
import { formKey, recall, remember } from "./kept-forms.ts";
import { useMe } from "./session.tsx";

export interface Form<T extends object> {
  values: T;
  /** Only what differs from what was read: what a PATCH sends. */
  changes: Partial<T>;
  changed: boolean;
  /** Some of it was typed before, on an earlier visit. */
  recalled: boolean;
  set(changes: Partial<T>): void;
  /** What a field of the form takes: `<TextInput label={t("name")} {...form.field("name")} />`. */
  field<N extends keyof T & string>(name: N): { name: N; value: T[N]; onChange: (value: T[N]) => void; error: string | null };
  /** What is wrong at a place that is not one plain field: "fields/0/label/en"; of several values of one field, "tags", with one of them. */
  errorAt(path: string): string | null;
  /** False, and says so at each field, when one of these is empty: a field's name, or a path with what stands there. */
  check(...needed: ((keyof T & string) | readonly [path: string, value: unknown])[]): boolean;
  /** The server refused: its sentences go to their fields. */
  refused(refusal: Refusal): void;
  /** Fields that I changed and somebody else changed meanwhile: theirs stands in what was read, mine in the field. */
  conflicts: { name: string; theirs: unknown }[];
  /** Leaves those fields as the others wrote them. */
  takeTheirs(): void;
  problem: Refusal | null;
  errors: Readonly<Record<string, string>>;
  /** How often it was tried in vain: the first wrong field takes the focus each time. */
  attempts: number;
  /** Sentences about what no field on the screen shows. */
  unplaced(): string[];
  /** It was accepted: what was typed is now what is read. Call after `keep`. */
  done(): void;
  discard(): void;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const isEmpty = (value: unknown) => value === null || value === undefined || (typeof value === "string" && value.trim() === "");

/** Whose sentences a field shows, the first of them: its own, or those of its values where it holds several. Pure. */
export const placesOf = (errors: Readonly<Record<string, string>>, path: string): string[] => [
  path,
  ...Object.keys(errors).filter((one) => one.startsWith(`${path}/`) && /^\d+$/.test(one.slice(path.length + 1))),
];

const baseKey = (key: string | null): string | null => key && `${key}.base`;

/** Of the fields that were changed here, those that hold something else by now than when the change began. Pure. */
export const conflictsIn = (changed: readonly string[], bases: object, read: object): { name: string; theirs: unknown }[] =>
  changed.flatMap((name) => {
    const [base, theirs] = [bases, read].map((values) => (values as Record<string, unknown>)[name]);
    return name in bases && !same(base, theirs) ? [{ name, theirs }] : [];
  });

function sayTheirs(conflict: { theirs: unknown } | undefined): string | null {
  if (!conflict) return null;
  const { theirs } = conflict;
  if (isEmpty(theirs)) return say("ui", "form.theirs_empty");
  return typeof theirs === "string" || typeof theirs === "number"
    ? say("ui", "form.theirs", { value: theirs })
    : say("ui", "form.theirs_other");
}

/**
 * A form's values over what was read. What is typed survives a refusal, a walk to another screen and a reload of this tab;
 * `keep` names it, null keeps nothing (secrets). Give the component a React key where it changes from one thing to the next.
 */
export function useForm<T extends object>(read: T, keep: string | null): Form<T> {
  const me = useMe();
  const key = keep === null ? null : formKey(me.id, keep);
  const [typed, setTyped] = useState<Partial<T>>(() => recall<T>(key));
  const [recalled, setRecalled] = useState(() => Object.keys(typed).length > 0);
  // What each field held when it was first typed into.
  const [bases, setBases] = useState<Partial<T>>(() => recall<T>(baseKey(key)));
  const latest = useRef(read);
  latest.current = read;
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [attempts, setAttempts] = useState(0);
  const placed = useRef(new Set<string>());
  placed.current = new Set();

  const values = { ...read, ...typed };
  const changes = Object.fromEntries(Object.entries(typed).filter(([name, value]) => !same(value, read[name as keyof T]))) as Partial<T>;

  const conflicts = conflictsIn(Object.keys(changes), bases, read);

  const set = useCallback(
    (next: Partial<T>) => {
      const names = Object.keys(next);
      setBases((before) => {
        const after = { ...Object.fromEntries(names.map((name) => [name, latest.current[name as keyof T]])), ...before };
        remember(baseKey(key), after);
        return after;
      });
      setTyped((before) => {
        const after = { ...before, ...next };
        remember(key, after);
        return after;
      });
      setErrors((before) => Object.fromEntries(Object.entries(before).filter(([path]) => !names.includes(path.split("/")[0] ?? ""))));
    },
    [key],
  );
  const clear = () => {
    remember(key, {});
    remember(baseKey(key), {});
    setBases({});
    setErrors({});
    setProblem(null);
    setRecalled(false);
  };
  const errorAt = (path: string) => {
    const places = placesOf(errors, path);
    for (const place of places) placed.current.add(place);
    const wrong = places.find((place) => place in errors);
    return (wrong && errors[wrong]) ?? sayTheirs(conflicts.find(({ name }) => name === path));
  };

  return {
    values,
    changes,
    changed: Object.keys(changes).length > 0,
    recalled,
    set,
    field: (name) => ({
      name,
      value: values[name],
      onChange: (value) => {
        const next: Partial<T> = {};
        next[name] = value;
        set(next);
      },
      error: errorAt(name),
    }),
    errorAt,
    check(...needed) {
      const missing = needed.flatMap((each) => {
        const [path, value] = typeof each === "string" ? [each, values[each]] : each;
        return isEmpty(value) ? [path] : [];
      });
      setProblem(null);
      setErrors(Object.fromEntries(missing.map((path) => [path, say("ui", "field.required")])));
      setAttempts((before) => before + missing.length);
      return missing.length === 0;
    },
    refused(refusal) {
      setProblem(refusal);
      setErrors(fieldErrors(refusal));
      setAttempts((before) => before + 1);
    },
    conflicts,
    takeTheirs() {
      const rest = Object.fromEntries(
        Object.entries(typed).filter(([name]) => conflicts.every((conflict) => conflict.name !== name)),
      ) as Partial<T>;
      remember(key, rest);
      setTyped(rest);
    },
    problem,
    errors,
    attempts,
    unplaced: () => Object.entries(errors).flatMap(([path, sentence]) => (placed.current.has(path) ? [] : [sentence])),
    done() {
      clear();
      // The cache tells its readers in a timer; forgetting in the next one shows no old value in between.
      setTimeout(() => setTyped({}), 0);
    },
    discard() {
      clear();
      setTyped({});
    },
  };
}
