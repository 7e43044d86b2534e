import type { Files } from '@remit/schema';
import { tokenOf } from '../auth/shown-token.ts';
import type { Walk } from '../walk.ts';
import { FILE_BYTES, type FilesOptions } from './file-store.ts';
import { MEDIA_TYPES } from './media-types.ts';
import type { Seal } from './seal.ts';

/** Where files come and go, below the path of GraphQL. */
export const filesPath = (path: string): string => `${path.replace(/\/$/, '')}/files/`;

type Options = {
  readonly options: Pick<FilesOptions, 'mostBytes' | 'mediaTypes' | 'origin'>;
  readonly path: string;
  readonly seal: Seal;
  readonly clock: () => Date;
};

/** What resolvers may know of files: addresses that are good for the one who asks, and for nobody else. */
export function createCallerFiles({ options, path, seal, clock }: Options): (walk: Walk) => Files {
  const { mostBytes = FILE_BYTES, origin = '' } = options;
  const mediaTypes = new Set<string>(options.mediaTypes ?? MEDIA_TYPES);
  const before = `${origin.replace(/\/$/, '')}${filesPath(path)}`;
  return (walk) => ({
    mostBytes,
    mediaTypes,
    addressOf(what, id) {
      const { session, purpose, authenticated } = walk;
      const shown = { token: tokenOf(walk), key: authenticated?.boundTo, session, purpose };
      const sealed = seal.seal({ what, id, ...shown }, clock());
      return { url: `${before}${sealed}` };
    },
  });
}
