import { type AppManifest, manifestFaultsInWords, parseManifest } from '@remit/schema';
import { errors } from 'oidc-provider';

/** The member of a registration (RFC 7591) that carries the manifest. */
export const MANIFEST = 'remit_manifest';

/** @throws {errors.InvalidClientMetadata} with every fault of the manifest at once */
export function manifestIn(value: unknown): AppManifest {
  const read = parseManifest(value);
  if ('manifest' in read) return read.manifest;
  throw new errors.InvalidClientMetadata(`${MANIFEST}: ${manifestFaultsInWords(read.faults)}`);
}

/**
 * Fills a registration from its manifest, and refuses what says something else: there is one description of an app, and it is
 * the one that people are shown.
 */
export function fillFromManifest(metadata: Record<string, unknown>, manifest: AppManifest): void {
  const said: readonly (readonly [string, unknown])[] = [
    ['redirect_uris', manifest.redirectUris],
    ['client_name', manifest.name],
    ['policy_uri', manifest.policyUrl],
    ['scope', manifest.scopes.join(' ')],
  ];
  for (const [member, value] of said) {
    const given = metadata[member];
    if (given !== undefined && !isSame(given, value)) {
      throw new errors.InvalidClientMetadata(
        `${member} must be what ${MANIFEST} says: leave it out, or make it the same`,
      );
    }
    metadata[member] = Array.isArray(value) ? [...(value as string[])] : value;
  }
}

function isSame(one: unknown, other: unknown): boolean {
  const words = (value: unknown) =>
    JSON.stringify(Array.isArray(value) ? value.map(String).toSorted((a, b) => a.localeCompare(b)) : value);
  return words(one) === words(other);
}
