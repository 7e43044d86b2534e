import { gatewayUnit, promise, type Safeguard, unit } from './safeguard.ts';

/** The bytes of attachments. */
export const files: readonly Safeguard[] = [
  promise(
    { id: 'files: the type by the content', without: 'pages and programs under the name of an image' },
    [
      'gateway/src/files/media-types.ts',
      'return isText(mediaType) ? found === undefined : found?.mime === mediaType;',
      'return found !== null;',
    ],
    'attachments',
  ),
  promise(
    { id: 'files: a list of types', without: 'SVG and HTML from the gateway’s host' },
    ['schema/src/graph/upload/begin-upload.ts', '!files.mediaTypes.has(mediaType)', 'mediaType === null'],
    'attachments',
  ),
  promise(
    { id: 'files: counted while they stream', without: 'a disk full of bytes that nobody announced' },
    ['gateway/src/files/receive-file.ts', 'if (bytes > byteSize) throw tooMany(byteSize);', ''],
    'attachments',
  ),
  promise(
    { id: 'files: sent once', without: 'bytes that change after they were looked at' },
    ['gateway/src/files/file-table.ts', ', claimedAt: null }', ' }'],
    'attachments',
  ),
  promise(
    { id: 'files: attached by who sent them', without: 'other people’s files in one’s own chat' },
    [
      'schema/src/graph/upload/take-files.ts',
      '      callerKind: caller.kind,\n      callerId: caller.id,\n',
      '',
    ],
    'attachments',
  ),
  promise(
    { id: 'files: notes’ apart from messages’', without: 'what staff meant for staff before the visitor' },
    ['schema/src/graph/upload/take-files.ts', '      isInternal,\n      createdAt', '      createdAt'],
    'attachments',
  ),
  promise(
    { id: 'files: an address is decided again', without: 'files of people who said no a minute ago' },
    ['gateway/src/files/send-file.ts', 'if (denial !== undefined) throw denied(denial);', ''],
    'attachments',
  ),
  promise(
    { id: 'files: never a page', without: 'a file that a browser runs on the gateway’s host' },
    [
      'gateway/src/files/send-file.ts',
      "'content-disposition': `attachment;",
      "'content-disposition': `inline;",
    ],
    'attachments',
  ),
  gatewayUnit(
    { id: 'files: an address grows old', without: 'addresses in old mails and logs that still open' },
    ['files/seal.ts', 'if (until <= now.getTime()) return undefined;', ''],
    'files/seal',
  ),
  gatewayUnit(
    { id: 'files: no path for a key', without: 'files outside of the folder' },
    ['files/folder-store.ts', 'if (!KEY.test(key))', 'if (key === null)'],
    'files/stores',
  ),
  unit(
    { id: 'files: a name that says what it is', without: 'programs that look like pictures' },
    ['graph/upload/file-name.ts', ".replace(/[\\p{C}\\p{Zl}\\p{Zp}]/gu, '')", ''],
    'graph/upload/file-name',
  ),
];
