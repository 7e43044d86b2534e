import { type AppManifest, manifestFaultsInWords, parseManifest } from '@remit/schema';
import { errors } from 'oidc-provider';
import type { Registration } from './app-table.ts';

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
  for (const [member, value] of Object.entries(saidBy(manifest))) {
    const given = metadata[member];
    if (given !== undefined && !isSame(given, value)) {
      throw new errors.InvalidClientMetadata(
        `${member} must be what ${MANIFEST} says: leave it out, or make it the same`,
      );
    }
    metadata[member] = value;
  }
}

/** A registration as it stands now: what its manifest says is read there, where it may have changed since. */
export function registeredAs(registration: Registration, manifest: AppManifest): Registration {
  return { ...registration, ...saidBy(manifest), [MANIFEST]: manifest };
}

function saidBy(manifest: AppManifest) {
  return {
    redirect_uris: [...manifest.redirectUris],
    client_name: manifest.name,
    policy_uri: manifest.policyUrl,
    scope: manifest.scopes.join(' '),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  const words = (value: unknown) =>
    JSON.stringify(Array.isArray(value) ? value.map(String).toSorted((a, b) => a.localeCompare(b)) : value);
  return words(one) === words(other);
}
