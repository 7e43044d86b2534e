import type { Policy } from '../profile/compile.ts';
import type { Narrowing } from './judgement.ts';
import type { AppManifest } from './manifest.ts';
import type { RegisterEntry } from './register-entry.ts';

/** What an installation is judged by. */
export type InstallationQuestion = {
  readonly policy: Policy;
  readonly manifest: AppManifest;
  /** The entry of this very app in the controller's register; undefined when it has none. */
  readonly recipient: RegisterEntry | undefined;
  /** The register has an entry of this name that belongs to nobody, or to another app. */
  readonly nameIsTaken?: boolean;
  readonly narrowedTo?: Narrowing | undefined;
  readonly today: Date;
};
