import type { AppManifest, Grant } from '@remit/sdk';

/**
 * What a controller approved and what it did not, in lines for a terminal.
 *
 * @example
 * for (const line of grantInWords(app, await remit.grant())) console.log(line);
 */
export function grantInWords(app: AppManifest, grant: Grant | null): readonly string[] {
  const approved = Object.entries(grant?.purposes ?? {}).map(
    ([purpose, categories = []]) => `Approved for ${purpose}: ${categories.join(', ')}.`,
  );
  return [...approved, ...notGrantedInWords(app, grant)];
}

/** What of its manifest an app was not granted, or is not any more. Empty when it has all. */
export function notGrantedInWords(app: AppManifest, grant: Grant | null): readonly string[] {
  if (grant === null) return ['This token is no app’s, so there is no grant.'];
  const lines = Object.entries(app.purposes).flatMap(([purpose, { categories }]) => {
    if (!Object.hasOwn(grant.purposes, purpose))
      return [`Not approved: the purpose ${purpose}, and with it ${categories.join(', ')}.`];
    const missing = categories.filter((category) => !grant.covers(purpose, category));
    return missing.length > 0 ? [`Not approved for ${purpose}: ${missing.join(', ')}.`] : [];
  });
  const scopes = app.scopes.filter((scope) => !grant.scopes.includes(scope));
  return scopes.length > 0 ? [...lines, `Not approved: the scopes ${scopes.join(', ')}.`] : lines;
}
