import { createCipheriv, createDecipheriv, createHmac, createSecretKey } from 'node:crypto';

/**
 * The number of an event as a client gets it. Sealed: a number in clear would tell a visitor how much happens to everybody
 * else. One block under a key that all processes share, so that each understands what another gave, and the same place
 * has the same cursor.
 */
export type EventCursors = {
  seal(controllerId: number, sequence: bigint): string;
  /** @returns undefined where it is none of ours, or another controller's */
  open(controllerId: number, cursor: string): bigint | undefined;
};

const CIPHER = 'aes-256-ecb';
/** Stands first in the block: what was not sealed here does not have it. */
const MARK = Buffer.from('evt1');
const BLOCK_BYTES = 16;

export function createEventCursors(secret: string): EventCursors {
  // As an object: bytes would be made one anew for each cursor.
  const key = createSecretKey(createHmac('sha256', secret).update('cursors of events').digest());

  return {
    seal(controllerId, sequence) {
      const block = Buffer.alloc(BLOCK_BYTES);
      MARK.copy(block);
      block.writeUInt32BE(controllerId, 4);
      block.writeBigUInt64BE(sequence, 8);
      return createCipheriv(CIPHER, key, null).setAutoPadding(false).update(block).toString('base64url');
    },
    open(controllerId, cursor) {
      const sealed = Buffer.from(cursor, 'base64url');
      // Only as it was written: there are other spellings of the same bytes.
      if (sealed.length !== BLOCK_BYTES || sealed.toString('base64url') !== cursor) return undefined;
      const block = createDecipheriv(CIPHER, key, null).setAutoPadding(false).update(sealed);
      if (!block.subarray(0, 4).equals(MARK) || block.readUInt32BE(4) !== controllerId) return undefined;
      return block.readBigUInt64BE(8);
    },
  };
}
