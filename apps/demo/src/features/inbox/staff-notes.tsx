import type { Denial } from '@remit/sdk';
import { mutationDocument } from '@remit/sdk/urql';
import { Composer } from '../../components/composer.tsx';
import { DarkField, denialOf } from '../../components/dark-field.tsx';
import { Problems } from '../../components/notice.tsx';
import { Time } from '../../components/time.tsx';
import { useChange } from '../../components/use-change.ts';
import { languageOf } from '../../words/language-of.ts';
import type { Detail } from './selections.ts';

interface Props {
  readonly detail: Detail;
  readonly denials: readonly Denial[];
  readonly onDone: () => void;
}

/** What staff write for each other. The visitor on the other side of the page never learns that it is there. */
export function StaffNotes({ detail, denials, onDone }: Props) {
  const { change, problems, isBusy } = useChange();
  const { __typename, id, notes } = detail;
  const denial = denialOf(denials, `${__typename}.notes`);

  async function write(body: string): Promise<boolean> {
    const input = { conversationId: id, body };
    const problem = { code: true, message: true, remedy: true } as const;
    const done = await change(
      mutationDocument({ addInternalNote: { $: { input }, note: { id: true }, problems: problem } }),
    );
    if (done) onDone();
    return done !== undefined;
  }

  if (notes === null) return denial ? <DarkField denial={denial} label="Notes of staff" /> : null;
  return (
    <details className="actions-form">
      <summary>Notes of staff ({notes.edges.length})</summary>
      <ul>
        {notes.edges.map(({ node }) => (
          <li key={node.id}>
            <span lang={languageOf(node.body)}>{node.body ?? 'withheld'}</span>{' '}
            <span className="quiet">
              {node.author?.displayName ?? 'Agent'}, <Time iso={node.writtenAt} />
            </span>
          </li>
        ))}
      </ul>
      <Composer key={id} label="A note for colleagues" button="Add the note" isBusy={isBusy} onSend={write} />
      <Problems problems={problems} />
    </details>
  );
}
