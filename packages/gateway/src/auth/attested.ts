import type { PolicyProfile } from '@remit/schema';

/** The ground a gateway stands on, as whoever runs it says: nothing here can look behind the word. */
export type Attested = {
  /** The country in which the data is stored: two capital letters. */
  readonly region?: string | undefined;
  /** The oldest TLS by which anybody reaches the gateway, and it the database, the files and the mail server. */
  readonly minTls?: TlsVersion | undefined;
  /** How the disks of database, files and backups are encrypted. */
  readonly atRest?: 'AES-256' | undefined;
};

export type TlsVersion = '1.2' | '1.3';

/** What a policy promises about where and how data is kept and this ground is not said to keep: a sentence each. */
export function unattested(profile: PolicyProfile, ground: Attested): string[] {
  const { residency, security } = profile;
  const { value: bound } = residency;
  const { value: minTls } = security.minTls;
  const { value: atRest } = security.atRest;
  return [
    bound !== null &&
      bound !== ground.region &&
      `keeps its data in ${bound}, and this gateway is said to store it in ${ground.region ?? 'no country'}: set REMIT_REGION, or run it there.`,
    !reaches(ground.minTls, minTls) &&
      `promises TLS ${minTls} or newer on every way, and this gateway is said to take ${ground.minTls ?? 'connections without any'}: set REMIT_MIN_TLS once that is so.`,
    atRest !== null &&
      atRest !== ground.atRest &&
      `promises ${atRest} for stored data, and this gateway is said to have ${ground.atRest ?? 'no encryption there'}: set REMIT_AT_REST once that is so.`,
  ].filter((fault) => fault !== false);
}

function reaches(present: TlsVersion | undefined, wanted: TlsVersion): boolean {
  return present !== undefined && present >= wanted;
}
