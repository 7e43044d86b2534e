import type { Env } from '../env.ts';
import type { FileStore } from './file-store.ts';
import { createFolderStore } from './folder-store.ts';
import { createS3Store } from './s3-store.ts';

/** The store that the environment names. */
export function openFileStore(files: NonNullable<Env['files']>): Promise<FileStore> {
  return 'bucket' in files ? Promise.resolve(createS3Store(files)) : createFolderStore(files.folder);
}
