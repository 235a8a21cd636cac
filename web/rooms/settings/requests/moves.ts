import type { ShapeEffect } from "../../../../contract/forms.ts";

/** Where the tickets go that stand at steps which are set no more, by the key of the step: "" leaves them, "none" takes the step off. */
export type Moves = Record<string, string>;

/** Which tickets go where, once it is saved; null: to no step. */
export interface Moving {
  from: string;
  to: string | null;
}

/** What of the choices holds for these effects: only steps that are being retired are left, and only by choice. Pure. */
export const movingOf = (moves: Moves, effects: readonly ShapeEffect[]): Moving[] =>
  effects.flatMap(({ what, step }) => {
    const to = what === "step_retired" && step !== null ? moves[step] : undefined;
    return step === null || !to ? [] : [{ from: step, to: to === "none" ? null : to }];
  });
