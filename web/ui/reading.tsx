import type { ReactNode } from "react";
import { useWords } from "../platform/i18n.ts";
import { Button } from "./button.tsx";
import { ErrorState } from "./error-state.tsx";
import { SkeletonRows } from "./skeleton.tsx";
import css from "./reading.module.css";

interface ReadingProps<T> {
  of: { data: T | undefined; error: unknown; refetch: () => unknown };
  /** Rows of the skeleton. */
  rows?: number;
  children: (answer: T) => ReactNode;
}

/** What was read; before that its skeleton, or the sentence that says why not and a way on. */
export function Reading<T>({ of: { data, error, refetch }, rows = 4, children }: ReadingProps<T>) {
  if (data !== undefined) return children(data);
  return error ? <ErrorState error={error} retry={() => void refetch()} /> : <SkeletonRows rows={rows} />;
}

interface PagesProps<T> {
  of: {
    items: readonly T[];
    isLoading: boolean;
    isFetching: boolean;
    error: unknown;
    hasMore: boolean;
    more: () => void;
    refetch: () => void;
  };
  rows?: number;
  empty: ReactNode;
  children: (items: readonly T[]) => ReactNode;
}

/** A list by pages, with a button for the next one: nothing is cut off in silence. */
export function Pages<T>({ of: pages, rows = 4, empty, children }: PagesProps<T>) {
  const t = useWords("ui");
  if (pages.isLoading) return <SkeletonRows rows={rows} />;
  if (pages.error && pages.items.length === 0) return <ErrorState error={pages.error} retry={pages.refetch} />;
  if (pages.items.length === 0) return empty;
  return (
    <>
      {children(pages.items)}
      {pages.hasMore && (
        <div className={css.more}>
          <Button size="small" busy={pages.isFetching} onClick={pages.more}>
            {t("list.more")}
          </Button>
        </div>
      )}
    </>
  );
}
