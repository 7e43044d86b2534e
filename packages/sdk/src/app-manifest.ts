import type { DataCategory, KnownPurpose, Scope, TransferMechanism } from './generated/grant-words.ts';

/** What an app says of itself: who it is, what it does, and which personal data it needs for which purpose. */
export interface AppManifest {
  /** The OAuth client id. */
  readonly clientId: string;
  readonly name: string;
  readonly publisher: string;
  /** The app's own privacy policy, shown to whoever installs it. */
  readonly policyUrl: string;
  /** https, or http on a loopback address. Compared letter by letter. */
  readonly redirectUris: readonly string[];
  readonly webhookUrl?: string;
  readonly scopes: readonly Scope[];
  readonly purposes: AskedPurposes;
  readonly recipient: RecipientClaim;
}

/** Purposes by their ids in a controller's policy. Where a policy has none of that name, it is left out there. */
export type AskedPurposes = { readonly [Purpose in KnownPurpose]?: AskedPurpose } & {
  readonly [purpose: string]: AskedPurpose;
};

export interface AskedPurpose {
  /** The kinds of data needed; one stands for its parts: `user.contact` for `user.contact.email`. */
  readonly categories: readonly DataCategory[];
  /** In plain words, for the person who decides whether to install the app. */
  readonly reason: string;
}

/** Where the data goes. The controller's own register comes before it. */
export interface RecipientClaim {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly role: 'processor' | 'controller';
  readonly safeguard?: TransferMechanism;
  readonly contractRef?: string;
}

type Surplus<Manifest extends AppManifest> = SurplusIn<Manifest, AppManifest, 'A manifest'> & {
  readonly recipient: SurplusIn<Manifest['recipient'], RecipientClaim, 'A recipient'>;
  readonly purposes: {
    readonly [Purpose in keyof Manifest['purposes']]: SurplusIn<
      Manifest['purposes'][Purpose],
      AskedPurpose,
      'A purpose'
    >;
  };
};

type SurplusIn<Given, Known, What extends string> = {
  readonly [Key in Exclude<keyof Given, keyof Known>]: `${What} has no "${Key & string}"`;
};

/**
 * Writes down what an app needs, once: for the page on which a controller allows it, and for the types of
 * `createRemit(app, …)`, with which a field that the app did not ask for does not compile.
 *
 * @example
 * ```ts
 * import { defineApp } from '@remit/sdk';
 *
 * export const app = defineApp({
 *   clientId: 'ticket-board',
 *   name: 'Ticket board',
 *   publisher: 'Boards d.o.o.',
 *   policyUrl: 'https://boards.example/privacy',
 *   redirectUris: ['https://boards.example/callback'],
 *   scopes: ['tickets:read'],
 *   purposes: {
 *     'support.ticketing': {
 *       categories: ['user.name', 'user.content.ticket'],
 *       reason: 'Shows the open tickets to your team.',
 *     },
 *   },
 *   recipient: { country: 'RS', role: 'processor', contractRef: 'DPA-2026-7' },
 * });
 * ```
 */
export function defineApp<const Manifest extends AppManifest>(
  manifest: Manifest & Surplus<Manifest>,
): Manifest {
  return manifest;
}

/** The view of a client of this app that declared this purpose. */
export interface AppView<Manifest extends AppManifest, Purpose extends string> {
  readonly purpose: Purpose;
  readonly purposes: {
    readonly [Each in keyof Manifest['purposes']]: NonNullable<
      Manifest['purposes'][Each]
    >['categories'][number];
  };
  readonly scopes: Manifest['scopes'][number];
}
