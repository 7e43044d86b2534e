import type { FileStore } from '../files/file-store.ts';

/** A store for tests that want addresses of files, and never the bytes. */
export const nowhere: FileStore = {
  put: () => Promise.reject(new Error('This store keeps nothing.')),
  get: () => Promise.resolve(undefined),
  remove: () => Promise.resolve(),
};
