/** Which pages may talk to the gateway. */
export type Origins = {
  /** `host` is the Host header: a page of the gateway's own host is always welcome. */
  allows(origin: string, host: string | null): boolean;
};

/**
 * @param allowed origins as browsers write them, `https://desk.example`; `*` allows every page
 * @param loopback also allows pages from this very machine, for development
 */
export function createOrigins(allowed: readonly string[], loopback: boolean): Origins {
  const listed = new Set(allowed.map((origin) => origin.replace(/\/$/, '')));
  return {
    allows(origin, host) {
      if (listed.has('*') || listed.has(origin)) return true;
      const page = URL.canParse(origin) ? new URL(origin) : undefined;
      if (page === undefined) return false;
      return (host !== null && page.host === host) || (loopback && isLoopback(page.hostname));
    },
  };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
