import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { newPublicId } from '../../db/public-id.ts';
import { INTERNAL } from '../internal-note/visible-notes.ts';
import { aboutWhom } from '../people.ts';
import { demandPurpose, permitWrite } from '../permit-write.ts';
import { change, type Outcome, problemsField, Refusal } from '../problem.ts';
import { refuseVisitors } from '../staff-only.ts';
import { cleanText } from '../text.ts';
import { cleanFileName } from './file-name.ts';
import { ATTACHMENT, WAITS } from './take-files.ts';

/** Files of one caller that wait to be attached: enough for a day's work, too few to fill a disk. */
const MOST_WAITING = 50;
/** Letters of a name that are looked at. */
const LONGEST_NAME = 1_000;

const BeginUploadInput = builder.inputType('BeginUploadInput', {
  fields: (t) => ({
    fileName: t.string({ required: true, personal: { category: ATTACHMENT } }),
    mediaType: t.string({
      required: true,
      description: 'What the file is; its bytes must agree.',
      personal: { category: ATTACHMENT },
    }),
    byteSize: t.int({ required: true, personal: { category: ATTACHMENT } }),
    internal: t.boolean({
      personal: false,
      description: 'For an internal note. Such a file can be attached to nothing else.',
    }),
  }),
});

const Upload = builder.prismaObject('StoredFile', {
  variant: 'Upload',
  description: 'A file on its way. Attach it within a day, with its id in uploadIds.',
  select: { publicId: true },
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false, personal: false }),
    url: t.string({
      nullable: true,
      personal: false,
      description:
        'PUT the bytes here, within a few minutes and once. Relative to the address of the gateway; null when they are there.',
      select: { publicId: true, storedAt: true },
      resolve: ({ publicId, storedAt }, _args, { files }) =>
        storedAt === null ? (files?.addressOf('upload', publicId).url ?? null) : null,
    }),
  }),
});

const BeginUploadPayload = builder.objectRef<Outcome<{ uploadId: number }>>('BeginUploadPayload').implement({
  fields: (t) => ({
    problems: problemsField(t),
    upload: t.prismaField({
      type: Upload,
      nullable: true,
      resolve: (query, { uploadId }, _args, { database, caller, controller }) =>
        uploadId === undefined
          ? null
          : database.prisma.storedFile.findUnique({
              ...query,
              where: {
                id: uploadId,
                controllerId: controller.id,
                callerKind: caller.kind,
                callerId: caller.id,
              },
            }),
    }),
  }),
});

builder.mutationField('beginUpload', (t) =>
  t.field({
    type: BeginUploadPayload,
    description: 'Announces a file. Its bytes are then sent to the url that comes back, and checked there.',
    args: { input: t.arg({ type: BeginUploadInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        await permitUpload(tx, context, input.internal === true);
        const file = checked(context, input);
        await demandRoom(tx, context);
        const { caller, controller, now } = context;
        const { id } = await tx.storedFile.create({
          data: {
            ...file,
            publicId: newPublicId('upload'),
            controllerId: controller.id,
            callerKind: caller.kind,
            callerId: caller.id,
            isInternal: input.internal === true,
            createdAt: now,
          },
          select: { id: true },
        });
        return { uploadId: id };
      }),
  }),
);

/** To take somebody's file is to process it already, before anybody knows where it goes. */
async function permitUpload(
  tx: Prisma.TransactionClient,
  context: Context,
  isInternal: boolean,
): Promise<void> {
  demandPurpose(context);
  if (isInternal) refuseVisitors(context);
  const { kind } = context.caller;
  const people = kind === 'VISITOR' ? [await aboutWhom(tx, context, undefined, 'requesterId')] : [];
  permitWrite(context, isInternal ? INTERNAL : ATTACHMENT, people);
}

/** @throws Refusal */
function checked({ files }: Context, input: typeof BeginUploadInput.$inferInput) {
  if (files === undefined) {
    throw new Refusal({
      code: 'NOT_ALLOWED',
      message: 'This gateway keeps no files.',
      remedy: 'Whoever runs it sets REMIT_FILES_FOLDER or REMIT_FILES_BUCKET.',
    });
  }
  const mediaType = input.mediaType.trim().toLowerCase();
  if (!files.mediaTypes.has(mediaType)) {
    throw new Refusal({
      code: 'INVALID_INPUT',
      field: 'mediaType',
      message: 'Files of this type are not taken.',
      remedy: `Send one of: ${[...files.mediaTypes].join(', ')}.`,
    });
  }
  if (input.byteSize < 1 || input.byteSize > files.mostBytes) {
    throw new Refusal({
      code: 'INVALID_INPUT',
      field: 'byteSize',
      message: `A file has 1 to ${files.mostBytes} bytes.`,
    });
  }
  const fileName = cleanFileName(cleanText(input.fileName, 'fileName', LONGEST_NAME), mediaType);
  return { fileName, mediaType, byteSize: input.byteSize };
}

async function demandRoom(tx: Prisma.TransactionClient, { caller, controller, now }: Context): Promise<void> {
  const waiting = await tx.storedFile.count({
    where: {
      controllerId: controller.id,
      callerKind: caller.kind,
      callerId: caller.id,
      createdAt: { gt: new Date(now.getTime() - WAITS) },
      attachment: null,
      noteAttachment: null,
    },
  });
  if (waiting < MOST_WAITING) return;
  throw new Refusal({
    code: 'CONFLICT',
    message: `${MOST_WAITING} files of yours wait to be attached already.`,
    remedy: 'Attach some of them, or wait: what is not attached is removed after a day.',
  });
}
