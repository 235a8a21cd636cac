/** https://w3c.github.io/trusted-types: what the desk uses of it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string | null; createScriptURL(url: string): string | null; createScript(): null },
  ): unknown;
}

const ours = (url: string): boolean => {
  const { origin, pathname } = new URL(url, location.href);
  return origin === location.origin && pathname.startsWith("/assets/");
};

// The browser asks here before any text becomes markup or a script. Markup is made by React, element by element; what is left
// are style sheets of Mantine, which hold no tag, and the worker that was built with us. Everything else is refused.
(globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("default", {
  createHTML: (text) => (text.includes("<") ? null : text),
  createScriptURL: (url) => (ours(url) ? url : null),
  createScript: () => null,
});

// Zod makes its checks of text where it may; here it may not, and is told before it tries.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
