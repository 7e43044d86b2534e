import type { types } from '@slack/bolt';
import { denialInWords } from './in-words.ts';
import type { ReadTicket } from './read-tickets.ts';
import { shortened, toSlack } from './slack-text.ts';

/** A message for Slack. `text` is what a notification shows. */
export type SlackMessage = { readonly text: string; readonly blocks?: types.KnownBlock[] };

/** A ticket as far as it may be shown, and for each field that may not the reason. */
export function ticketMessage({ ticket, denials }: ReadTicket): SlackMessage {
  const { id, status, priority, requester, messages } = ticket;
  const heading = `Ticket ${id}, ${status.toLowerCase()}, ${priority.toLowerCase()} priority`;
  const subject = oneLine(ticket.subject);
  const name = oneLine(requester?.displayName);
  const body = messages?.edges[0]?.node.body;
  const shown = [
    ...(subject ? [`Subject: ${subject}`] : []),
    ...(name ? [`From: ${name}`] : []),
    ...(body ? [shortened(body, 400)] : []),
  ];
  return {
    text: toSlack([heading, subject].filter(Boolean).join(': ')),
    blocks: [
      plain(heading),
      // Nothing that a customer writes is formatted, linked or a mention: it is plain text, and escaped.
      ...(shown.length > 0 ? [plain(shown.join('\n'))] : []),
      ...denials.map((denial) => plain(denialInWords(denial))),
    ],
  };
}

/** A few words of the bridge itself. */
export function notice(text: string): SlackMessage {
  return { text: toSlack(text) };
}

function plain(text: string): types.SectionBlock {
  return { type: 'section', text: { type: 'plain_text', text: toSlack(text), emoji: false } };
}

function oneLine(text: string | null | undefined): string {
  return shortened((text ?? '').replaceAll(/\s+/g, ' ').trim(), 80);
}
