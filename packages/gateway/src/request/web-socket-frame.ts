import * as ws from 'ws';

/** A text in UTF-8 as it stands on the wire: one frame that a server sends, not compressed. */
export type Frame = (text: Buffer) => Buffer;

type Framing = {
  readonly fin: boolean;
  readonly opcode: number;
  readonly mask: boolean;
  readonly readOnly: boolean;
  readonly rsv1: boolean;
};

// Exported for those who tell many sockets the same, and not yet known to its types.
const { Sender } = ws as unknown as {
  readonly Sender: { frame(data: Buffer, framing: Framing): readonly Buffer[] };
};

const TEXT: Framing = { fin: true, opcode: 1, mask: false, readOnly: true, rsv1: false };

/**
 * Frames a text once for all sockets that are told it: that and one write instead of two are a fifth of what it costs to
 * tell a thousand.
 *
 * @see RFC 6455, 5.2
 */
export const textFrame: Frame = (text) => Buffer.concat(Sender.frame(text, TEXT));
