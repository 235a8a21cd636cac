/** What a style made at run time must carry: the content security policy of this page names it. */
export const styleNonce = (): string => document.querySelector<HTMLElement>("meta[property=csp-nonce]")?.nonce ?? "";

// Where libraries look that put a style of their own on the page (the one that holds the page still below a dialog).
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
