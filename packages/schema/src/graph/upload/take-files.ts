import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { notFound } from '../people.ts';
import { Refusal } from '../problem.ts';

export const ATTACHMENT = 'user.content.attachment';

/** Files of one message at most. */
const MOST_FILES = 10;

/** Milliseconds for which a file waits to be attached; a while later its bytes are removed. */
export const WAITS = 24 * 60 * 60 * 1_000;

type FileTaken = {
  readonly fileId: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteSize: number;
};

/**
 * Takes files that the caller sent, each for one message or note: nobody else's, none twice, and none of the other kind.
 * @throws Refusal NOT_FOUND, CONFLICT while the bytes are not there, INVALID_INPUT for too many
 */
export async function takeFiles(
  tx: Prisma.TransactionClient,
  { caller, controller, now }: Context,
  uploadIds: readonly string[] | null | undefined,
  isInternal: boolean,
): Promise<FileTaken[]> {
  const publicIds = [...new Set(uploadIds)];
  const field = 'uploadIds';
  if (publicIds.length === 0) return [];
  if (publicIds.length > MOST_FILES) {
    throw new Refusal({ code: 'INVALID_INPUT', field, message: `At most ${MOST_FILES} files, please.` });
  }
  // Whoever attaches the same file at the same moment waits here, and then finds it attached.
  await tx.$queryRaw`SELECT id FROM stored_file
                     WHERE public_id = ANY (${publicIds}::text[]) AND controller_id = ${controller.id} ORDER BY id FOR UPDATE`;
  const found = await tx.storedFile.findMany({
    where: {
      publicId: { in: publicIds },
      controllerId: controller.id,
      callerKind: caller.kind,
      callerId: caller.id,
      isInternal,
      createdAt: { gt: new Date(now.getTime() - WAITS) },
      attachment: null,
      noteAttachment: null,
    },
  });
  const files = publicIds.map((publicId) => {
    const file = found.find((each) => each.publicId === publicId);
    if (file === undefined || file.fileName === null) throw notFound(field);
    if (file.storedAt === null) {
      throw new Refusal({
        code: 'CONFLICT',
        field,
        message: 'This file has not arrived yet.',
        remedy: 'PUT its bytes to the url of its upload first.',
      });
    }
    const { id: fileId, fileName, mediaType, byteSize } = file;
    return { fileId, fileName, mediaType, byteSize };
  });
  // From here on the name is the attachment's: it stands in one place.
  await tx.storedFile.updateMany({
    where: { id: { in: files.map(({ fileId }) => fileId) } },
    data: { fileName: null },
  });
  return files;
}
