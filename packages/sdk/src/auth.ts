/**
 * Who the caller is: a token; a function that gives one, asked before every request and every new connection; or an
 * {@link Authorization}, which `oauth({ … })` of `@remit/sdk/oauth` makes.
 */
export type Auth = string | (() => string | Promise<string>) | Authorization;

/** A request of the SDK: its headers are complete but for who asks, and its body can be sent twice. */
export type OutgoingRequest = RequestInit & { readonly headers: Headers };

/** Says who the caller is, and gets a new token when the old one is refused. */
export interface Authorization {
  /** Sends with what says who asks: once, and once more if that was refused and there is something new to say. */
  send(url: string, request: OutgoingRequest, fetchImpl: typeof fetch): Promise<Response>;
  /** The token for a live connection. */
  token(): Promise<string>;
  /** For a token that is bound to a key: the proof that goes with it when a live connection to this address opens (RFC 9449). */
  proof?(token: string, url: string): Promise<string>;
}
