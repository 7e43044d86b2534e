/**
 * A text as Slack shows it and does nothing with it: no mention, no link of somebody's own.
 * @see https://docs.slack.dev/messaging/formatting-message-text#escaping
 *
 * @example
 * toSlack('<!channel> & co'); // '&lt;!channel&gt; &amp; co'
 */
export function toSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Before it is escaped: what is cut afterwards may end inside of `&amp;`. */
export function shortened(text: string, longest: number): string {
  const letters = [...text];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : text;
}

/** What somebody typed in Slack, as plain text for whoever wrote the ticket. Who was mentioned is no matter of theirs. */
export function fromSlack(text: string): string {
  return text
    .replaceAll(/<@[^>]*>/g, '@colleague')
    .replaceAll(/<#[^|>]*\|([^>]*)>/g, '#$1')
    .replaceAll(/<![^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<!([^>]*)>/g, '@$1')
    .replaceAll(/<(?:mailto:|tel:)?([^|>]*)(?:\|[^>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
