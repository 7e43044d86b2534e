import type { ShownProof, ShowProof } from '../dpop/shown-proof.ts';
import type { Walk } from '../walk.ts';

/** How a token is shown: whoever has it may use it, or whoever also has its key (RFC 9449). */
export type Scheme = 'Bearer' | 'DPoP';

/** Stands for what was meant to be a token and is none. It is nobody's, and no cookie takes its place. */
const NO_TOKEN = '';

/** The token that an operation came with, by whichever scheme; undefined when nothing was shown that could be meant as one. */
export function tokenOf({ request, connectionParams }: Walk): string | undefined {
  if (request) return tokenIn(request.headers)?.token;
  const { token, dpop } = connectionParams ?? {};
  if (token === undefined && dpop === undefined) return undefined;
  return typeof token === 'string' ? token : NO_TOKEN;
}

export function tokenIn(headers: Headers): { readonly scheme: Scheme; readonly token: string } | undefined {
  const shown = headers.get('authorization');
  if (shown === null && !headers.has('dpop')) return undefined;
  const [, scheme, token] = /^(Bearer|DPoP) +(\S+)\s*$/i.exec(shown ?? '') ?? [];
  if (scheme === undefined || token === undefined) return { scheme: 'Bearer', token: NO_TOKEN };
  return { scheme: scheme.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer', token };
}

/** The proof of a token that came by the scheme DPoP, or what stands for it where it is missing. */
export function proofIn(
  { headers, method, url }: Pick<Request, 'headers' | 'method' | 'url'>,
  showProof: ShowProof,
): ShownProof | undefined {
  const shown = tokenIn(headers);
  if (shown?.scheme !== 'DPoP') return undefined;
  const proof = headers.get('dpop') ?? undefined;
  return showProof({ token: shown.token, proof, method, pathname: new URL(url).pathname });
}

/** The same of a WebSocket, whose browser sends no headers: its first message has the token, and as `dpop` the proof. */
export function proofOfSocket(
  { token, dpop }: Readonly<Record<string, unknown>>,
  pathname: string,
  showProof: ShowProof,
): ShownProof | undefined {
  if (typeof token !== 'string' || dpop === undefined) return undefined;
  // The upgrade is a GET.
  return showProof({ token, proof: typeof dpop === 'string' ? dpop : '', method: 'GET', pathname });
}
