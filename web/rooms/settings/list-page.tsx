import { IconPlus, type Icon } from "@tabler/icons-react";
import type { ComponentProps, ReactNode } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";

interface ListPageProps<Row> {
  title: string;
  lead: string;
  of: ComponentProps<typeof Reading<{ items: Row[] }>>["of"];
  /** How many are usual: so much room is kept while it is read. */
  rows?: number;
  /** How one more is made; false: not by me. */
  add: { label: string; to: ComponentProps<typeof LinkButton>["to"] } | false;
  /** Said while there is none: that there is none, and what it would be for. */
  none: { icon: Icon; title: string; how?: string };
  children: (items: Row[]) => ReactNode;
}

/** A page of settings that lists what there is, with the way to make one more. */
export function ListPage<Row>({ title, lead, of, rows = 3, add, none, children }: ListPageProps<Row>) {
  const more = add && (
    <LinkButton icon={IconPlus} to={add.to}>
      {add.label}
    </LinkButton>
  );
  return (
    <Page title={title} lead={lead} actions={more}>
      <Reading of={of} rows={rows}>
        {({ items }) =>
          items.length > 0 ? (
            children(items)
          ) : (
            <EmptyState icon={none.icon} title={none.title} action={more}>
              {none.how}
            </EmptyState>
          )
        }
      </Reading>
    </Page>
  );
}
