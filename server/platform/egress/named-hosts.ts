let named: ReadonlySet<string> = new Set();

/** Called once, before anything is asked: hosts in the own network, by name or address, that webhooks and calendar feeds may reach. */
export function nameHosts({ hosts }: { hosts: readonly string[] }): void {
  named = new Set(hosts.map((host) => host.toLowerCase()));
}

export const isNamedHost = (host: string): boolean => named.has(host.toLowerCase());
