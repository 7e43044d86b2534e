import { randomBytes } from 'node:crypto';

/** What a public id may stand for, with the three letters it begins with. */
export const publicIdPrefixes = {
  ticket: 'tkt',
  chat: 'cht',
  /** A DataSubject of kind CUSTOMER. */
  person: 'per',
  /** A DataSubject of kind STAFF, and the Agent that is the same person's post. */
  agent: 'agt',
  /** The two kinds of message have ids of their own, because an id must tell its type. */
  ticketMessage: 'tms',
  chatMessage: 'cms',
  internalNote: 'nte',
  team: 'tem',
  customField: 'cfd',
  seen: 'sen',
  rating: 'rat',
  attachment: 'att',
  noteAttachment: 'nat',
  upload: 'upl',
  visit: 'vis',
  invoice: 'inv',
  publicPost: 'pst',
  consent: 'con',
  objection: 'obj',
  restriction: 'rst',
  disclosure: 'dis',
  caseConsent: 'cas',
  controller: 'ctl',
  policy: 'pol',
  grant: 'grn',
  recipient: 'rcp',
  client: 'cli',
} as const;

/** A concept that has public ids. */
export type PublicIdKind = keyof typeof publicIdPrefixes;

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 22 letters of 62 carry 131 bits: nobody guesses or counts them. */
const length = 22;
const pattern = /^([a-z]{3})_[0-9A-Za-z]{22}$/;
const kindByPrefix = new Map<string, PublicIdKind>(
  (Object.keys(publicIdPrefixes) as PublicIdKind[]).map((kind) => [publicIdPrefixes[kind], kind]),
);

/** Where random bytes come from. */
export type ByteSource = (count: number) => Uint8Array;

/**
 * A new opaque id, `tkt_` and 22 letters, that tells its type and nothing else.
 *
 * @param bytes for data that must come out the same each time; anything but the default is guessable
 *
 * @example
 * newPublicId('ticket'); // 'tkt_5mHq0Jc2vXl3ZsT8bWnY1u'
 */
export function newPublicId(kind: PublicIdKind, bytes: ByteSource = randomBytes): string {
  let letters = '';
  while (letters.length < length) {
    for (const byte of bytes(length * 2)) {
      // 248 = 4 * 62: what lies above would make some letters likelier than others.
      if (byte < 248 && letters.length < length) letters += alphabet[byte % 62];
    }
  }
  return `${publicIdPrefixes[kind]}_${letters}`;
}

/** What an id from outside claims to stand for; undefined when no id of ours looks like it. */
export function kindOfPublicId(id: string): PublicIdKind | undefined {
  const prefix = pattern.exec(id)?.[1];
  return prefix === undefined ? undefined : kindByPrefix.get(prefix);
}
