import type { types } from '@slack/bolt';
import { denialInWords } from './in-words.ts';
import type { ReadTicket } from './read-tickets.ts';
import { shortened, toSlack } from './slack-text.ts';

/** A message for Slack. `text` is what a notification shows. */
export type SlackMessage = { readonly text: string; readonly blocks?: types.KnownBlock[] };

/** A ticket as far as it may be shown, and for each field that may not the reason. */
export function ticketMessage({ ticket, denials }: ReadTicket): SlackMessage {
  const { id, status, priority, requester, asked, latest } = ticket;
  const heading = `Ticket ${id}, ${status.toLowerCase()}, ${priority.toLowerCase()} priority`;
  const subject = oneLine(ticket.subject);
  const name = oneLine(requester?.displayName);
  const [first, last] = [asked?.edges[0]?.node, latest?.edges[0]?.node];
  const shown = [
    [subject && `Subject: ${subject}`, name && `From: ${name}`, shortened(first?.body ?? '', 400)],
    [last?.body && last.id !== first?.id && `Latest message: ${shortened(last.body, 400)}`],
  ].map((lines) => lines.filter(Boolean).join('\n'));
  return {
    text: toSlack([heading, subject].filter(Boolean).join(': ')),
    // Nothing that a customer writes is formatted, linked or a mention: it is plain text, and escaped.
    blocks: [heading, ...shown, ...denials.map(denialInWords)].filter(Boolean).map(plain),
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
