let named: ReadonlySet<string> = new Set();

/** Called once, before the first delivery: hosts in the own network, by name or address, that webhooks may reach. */
export function configureWebhooks({ hosts }: { hosts: readonly string[] }): void {
  named = new Set(hosts.map((host) => host.toLowerCase()));
}

export const isNamedHost = (host: string): boolean => named.has(host.toLowerCase());
