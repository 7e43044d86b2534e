/** Which pages may talk to the gateway. */
export type Origins = {
  /** `host` is the Host header: a page of the gateway's own host is always welcome. */
  allows(origin: string, host: string | null): boolean;
  /**
   * Whether a page may use the cookie of whoever looks at it: only one that is named, or on the gateway's own host. That all
   * pages may ask, or all of this machine, is said about those who show a token.
   */
  mayUseCookies(origin: string, host: string | null): boolean;
};

/**
 * @param allowed origins as browsers write them, `https://desk.example`; `*` allows every page
 * @param loopback also allows pages from this very machine, for development
 */
export function createOrigins(allowed: readonly string[], loopback: boolean): Origins {
  const listed = new Set(allowed.map((origin) => origin.replace(/\/$/, '')));
  const isOwn = (origin: string, host: string | null) =>
    host !== null && URL.canParse(origin) && new URL(origin).host === host;
  return {
    allows(origin, host) {
      if (listed.has('*') || listed.has(origin) || isOwn(origin, host)) return true;
      return loopback && URL.canParse(origin) && isLoopback(new URL(origin).hostname);
    },
    mayUseCookies: (origin, host) => listed.has(origin) || isOwn(origin, host),
  };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
