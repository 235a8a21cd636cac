import { ReadyPage } from "./list.tsx";

interface PageProps {
  id: string | null;
}

/** One's own words and acts, and those that a team or everybody has ready: one page for each, by whose they are. */
export const MySnippetsPage = ({ id }: PageProps) => <ReadyPage kind="snippets" mine id={id} />;
export const MyMacrosPage = ({ id }: PageProps) => <ReadyPage kind="macros" mine id={id} />;
export const SharedSnippetsPage = ({ id }: PageProps) => <ReadyPage kind="snippets" mine={false} id={id} />;
export const SharedMacrosPage = ({ id }: PageProps) => <ReadyPage kind="macros" mine={false} id={id} />;
