import { type AppManifest, isDataCategory, purposesIn } from '@remit/schema';
import { beyond, type GrantedPurposes } from './granted-purposes.ts';

/** The type of our entries in `authorization_details` (RFC 9396). */
export const REMIT_GRANT = 'remit_grant';

/**
 * What an app asks for, or was given: purposes, and for each the kinds of data.
 * @example
 * { "type": "remit_grant", "purposes": { "support.ticketing": ["user.name", "user.content.ticket"] } }
 * @see https://www.rfc-editor.org/rfc/rfc9396
 */
export type RemitGrant = {
  readonly type: typeof REMIT_GRANT;
  /** Left out: all that the manifest names. */
  readonly purposes?: GrantedPurposes;
  /** Public id of the controller whose data it is. An app names it where it is installed at several; a token always has it. */
  readonly controller?: string;
};

const KEYS: readonly string[] = ['type', 'purposes', 'controller'];

/** What is wrong with an entry, in words; undefined when nothing is. */
export function faultOf(detail: object, manifest: AppManifest): string | undefined {
  const unknown = Object.keys(detail).find((key) => !KEYS.includes(key));
  if (unknown !== undefined)
    return `"${unknown}" is no part of ${REMIT_GRANT}: there are ${KEYS.join(', ')}.`;
  const { purposes, controller } = detail as { purposes?: unknown; controller?: unknown };
  if (controller !== undefined && typeof controller !== 'string')
    return 'controller is a public id, such as ctl_….';
  if (purposes === undefined) return undefined;
  if (typeof purposes !== 'object' || purposes === null || Array.isArray(purposes)) return shape;
  for (const [purpose, categories] of Object.entries(purposes) as [string, unknown][]) {
    if (!Array.isArray(categories) || categories.length === 0) return shape;
    const stranger = categories.find((each) => !isDataCategory(each)) as unknown;
    if (stranger !== undefined) return `${purpose}: ${JSON.stringify(stranger)} is no kind of data.`;
  }
  if (Object.keys(purposes).length === 0) return shape;
  const more = beyond(purposesIn(purposes), purposesOf(manifest));
  return more.length > 0 ? `The app's manifest does not ask for ${more.join(', ')}.` : undefined;
}

const shape = 'purposes is an object: each purpose with a list of kinds of data.';

/** All that a manifest asks for. */
export function purposesOf({ purposes }: AppManifest): GrantedPurposes {
  return Object.fromEntries(Object.entries(purposes).map(([id, { categories }]) => [id, categories]));
}

/** What the entries ask for together, where no entry says all: the purposes, and the controller if one is named. */
export function asked(details: unknown): {
  purposes: GrantedPurposes | undefined;
  controller: string | undefined;
} {
  const entries = (Array.isArray(details) ? details : []) as RemitGrant[];
  const controller = entries.find((each) => each.controller !== undefined)?.controller;
  if (entries.length === 0 || entries.some(({ purposes }) => purposes === undefined)) {
    return { purposes: undefined, controller };
  }
  const together: Record<string, GrantedPurposes[string]> = {};
  for (const { purposes } of entries) {
    for (const [purpose, categories] of Object.entries(purposesIn(purposes))) {
      together[purpose] = [...new Set([...(together[purpose] ?? []), ...categories])];
    }
  }
  return { purposes: together, controller };
}
