import type { AppManifest, AppView } from './app-manifest.ts';
import type { Grant } from './grant.ts';
import type { CallOptions } from './options.ts';
import type { Remit } from './remit.ts';

/** A client of an app that has a manifest. Made by `createRemit(app, …)`. */
export interface AppRemit<Manifest extends AppManifest> {
  readonly app: Manifest;

  /** Declares one of the manifest's purposes. What is read then is inside it, or does not compile. */
  for<const Purpose extends keyof Manifest['purposes'] & string>(
    purpose: Purpose,
  ): Remit<AppView<Manifest, Purpose>>;

  /**
   * What the controller in fact approved, perhaps less than the manifest asks for. It may change while the app runs; an
   * answer is always decided by the grant of that moment.
   */
  grant(options?: Pick<CallOptions, 'signal'>): Promise<Grant<keyof Manifest['purposes'] & string> | null>;

  /** Closes the live connection and ends open subscriptions. A later call opens it again. */
  close(): Promise<void>;
}
