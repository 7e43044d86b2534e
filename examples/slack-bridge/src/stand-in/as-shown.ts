import type { Message } from './workspace.ts';

type Content = Pick<Message, 'text' | 'blocks'>;

/** What somebody in the channel reads. */
export function asShown({ text, blocks }: Content): string {
  const texts = blocks.length > 0 ? blocks.map((block) => block.text.text) : [text];
  return texts.join('\n').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What Slack would make of it beside letters: whom it calls, and where it leads. Nothing of a plain text. */
export function marksIn({ text, blocks }: Content): string[] {
  const formatted = blocks.flatMap(({ text: said }) => (said.type === 'mrkdwn' ? [said.text] : []));
  return [text, ...formatted].flatMap((each) => each.match(/<[@#!]?[^<>]+>/g) ?? []);
}
