type Child = Node | string | null | false;
type Given = Record<string, string | boolean | ((event: Event) => void) | undefined>;

/** An element with attributes, listeners and children. Text is always text: nothing that somebody wrote becomes markup. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, given: Given = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (typeof value === "string") element.setAttribute(name, value);
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return element;
}
