import type { Caller, Operation, WalledDatabase } from '@remit/schema';

/** A file whose bytes are about to come. */
export type Claimed = { readonly id: number; readonly mediaType: string; readonly byteSize: number };

/** A file whose bytes are there. */
export type Stored = { readonly key: string; readonly mediaType: string; readonly byteSize: number };

type Files = Operation['prisma']['storedFile'];

type Owner = { readonly controllerId: number; readonly caller: Pick<Caller, 'kind' | 'id'> };

/** The rows of files, as far as the bytes are concerned. */
export type FileTable = {
  /** Takes the right to send the bytes; undefined when there is no such file, or somebody has that right already. */
  claim(publicId: string, owner: Owner, now: Date): Promise<Claimed | undefined>;
  /** Gives that right back: nothing was stored. */
  release(id: number, controllerId: number): Promise<void>;
  finish(id: number, controllerId: number, sha256: string, now: Date): Promise<void>;
  /** The bytes behind an attachment of a message or a note. Whether the caller may have them is decided before. */
  behind(attachmentId: string, controllerId: number): Promise<Stored | undefined>;
  /** Files older than this that belong to nothing: never attached, or what they were attached to is gone. */
  orphans(before: Date): Promise<readonly Orphan[]>;
  forget(orphan: Orphan): Promise<void>;
};

export type Orphan = { readonly id: number; readonly controllerId: number; readonly key: string };

/** A batch: each costs a call to the store. */
export const ORPHANS_AT_ONCE = 100;

const ORPHANS = `
  SELECT id, controller_id AS "controllerId", public_id AS key
    FROM remit_orphan_files($1::timestamptz, ${ORPHANS_AT_ONCE})`;

export function createFileTable(database: WalledDatabase): FileTable {
  /** An operation of its own for each step: bytes may take minutes, and nothing is held for so long. */
  async function behindWall<T>(
    controllerId: number,
    work: (prisma: Operation['prisma']) => Promise<T>,
  ): Promise<T> {
    const operation = database.begin();
    try {
      await operation.enterAs(controllerId);
      return await operation.run(() => work(operation.prisma));
    } finally {
      await operation.end();
    }
  }

  const change = <T>(controllerId: number, work: (files: Files) => Promise<T>): Promise<T> =>
    behindWall(controllerId, (prisma) => prisma.$transaction(({ storedFile }) => work(storedFile)));

  return {
    claim: (publicId, { controllerId, caller }, now) =>
      change(controllerId, async (storedFile) => {
        const [row] = await storedFile.updateManyAndReturn({
          where: { publicId, controllerId, callerKind: caller.kind, callerId: caller.id, claimedAt: null },
          data: { claimedAt: now },
          select: { id: true, mediaType: true, byteSize: true },
        });
        return row;
      }),
    release: (id, controllerId) =>
      change(controllerId, async (storedFile) => {
        await storedFile.updateMany({
          where: { id, controllerId, storedAt: null },
          data: { claimedAt: null },
        });
      }),
    finish: (id, controllerId, sha256, now) =>
      change(controllerId, async (storedFile) => {
        await storedFile.updateMany({
          where: { id, controllerId, storedAt: null },
          data: { sha256, storedAt: now },
        });
      }),
    behind: (attachmentId, controllerId) =>
      behindWall(controllerId, async ({ storedFile }) => {
        const ofAttachment = { publicId: attachmentId, controllerId };
        const found = await storedFile.findFirst({
          where: {
            storedAt: { not: null },
            OR: [{ attachment: ofAttachment }, { noteAttachment: ofAttachment }],
          },
          select: { publicId: true, mediaType: true, byteSize: true },
        });
        return found === null ? undefined : { ...found, key: found.publicId };
      }),
    orphans: (before) => database.sql.query<Orphan>('orphan_files', ORPHANS, [before.toISOString()]),
    forget: ({ id, controllerId }) =>
      change(controllerId, async (storedFile) => {
        await storedFile.deleteMany({ where: { id, controllerId, attachment: null, noteAttachment: null } });
      }),
  };
}
